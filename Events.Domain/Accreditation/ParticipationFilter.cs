using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Accreditation;

/// <summary>Narrows the event's participations as a list and its export do: the same rows on the page and in the file.</summary>
internal static class ParticipationFilter
{
    /// <summary>With their people; of a focal point's caller only those of their own delegations.</summary>
    public static IQueryable<ListedParticipation> Of(IEventsDb db, ICaller caller, Guid eventId, string? q, Guid? delegation, Guid? category, ParticipationState? state)
    {
        // The event's own rows come by index; the words are then looked for in their people only.
        var rows =
            from participation in Narrow(db, caller, eventId, delegation, category, state)
            join person in db.People on participation.PersonId equals person.Id
            select new ListedParticipation { Participation = participation, Person = person };
        foreach (var word in Searching.Words(q))
        {
            rows = rows.Where(row => row.Person.Search.Contains(word));
        }

        return rows;
    }

    private static IQueryable<Participation> Narrow(IEventsDb db, ICaller caller, Guid eventId, Guid? delegation, Guid? category, ParticipationState? state)
    {
        var participations = db.Participations.AsNoTracking().Where(participation => participation.EventId == eventId);
        if (caller.OnlyDelegations is { } own)
        {
            participations = participations.Where(participation => participation.DelegationId != null && own.Contains(participation.DelegationId.Value));
        }

        if (delegation is { } wantedDelegation)
        {
            participations = participations.Where(participation => participation.DelegationId == wantedDelegation);
        }

        if (category is { } wantedCategory)
        {
            participations = participations.Where(participation => participation.CategoryId == wantedCategory);
        }

        return state is { } wantedState ? participations.Where(participation => participation.State == wantedState) : participations;
    }
}

internal sealed class ListedParticipation
{
    public required Participation Participation { get; init; }

    public required Person Person { get; init; }
}
