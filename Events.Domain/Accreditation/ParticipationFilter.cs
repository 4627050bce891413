using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Accreditation;

/// <summary>Narrows the event's participations as a list and its export do: the same rows on the page and in the file.</summary>
internal static class ParticipationFilter
{
    /// <summary>With their people; of a focal point's caller only those of their own delegations.</summary>
    public static IQueryable<ListedParticipation> Of(IEventsDb db, ICaller caller, Guid eventId, string? q, Guid? delegation, Guid? category, ParticipationState? state, bool? hasPhoto = null, bool? hasBadge = null)
    {
        // The event's own rows come by index; the words are then looked for in their people only.
        var rows =
            from participation in Own(db, caller, eventId).Narrowed(delegation, category, state, hasPhoto, hasBadge)
            join person in db.People on participation.PersonId equals person.Id
            select new ListedParticipation { Participation = participation, Person = person };
        foreach (var word in Searching.Words(q))
        {
            rows = rows.Where(row => row.Person.Search.Contains(word));
        }

        return rows;
    }

    /// <param name="hasBadge">Whether there is a valid badge.</param>
    public static IQueryable<Participation> Narrowed(
        this IQueryable<Participation> rows, Guid? delegation, Guid? category, ParticipationState? state, bool? hasPhoto, bool? hasBadge)
    {
        rows = delegation is { } wantedDelegation ? rows.Where(participation => participation.DelegationId == wantedDelegation) : rows;
        rows = category is { } wantedCategory ? rows.Where(participation => participation.CategoryId == wantedCategory) : rows;
        rows = state is { } wantedState ? rows.Where(participation => participation.State == wantedState) : rows;
        rows = hasPhoto is { } wantsPhoto ? rows.Where(participation => participation.PhotoKey != null == wantsPhoto) : rows;
        return hasBadge is { } wantsBadge ? rows.Where(participation => participation.Badges.Any(badge => badge.VoidedUtc == null) == wantsBadge) : rows;
    }

    /// <summary>Those that still count, as <see cref="Participation.IsActive" /> says.</summary>
    public static IQueryable<Participation> TakingPart(this IQueryable<Participation> rows) => rows.Where(participation =>
        participation.State == ParticipationState.Draft || participation.State == ParticipationState.Submitted || participation.State == ParticipationState.InfoRequested
        || participation.State == ParticipationState.Approved || participation.State == ParticipationState.Suspended);

    private static IQueryable<Participation> Own(IEventsDb db, ICaller caller, Guid eventId)
    {
        var participations = db.Participations.AsNoTracking().Where(participation => participation.EventId == eventId);
        return caller.OnlyDelegations is { } own
            ? participations.Where(participation => participation.DelegationId != null && own.Contains(participation.DelegationId.Value))
            : participations;
    }
}

internal sealed class ListedParticipation
{
    public required Participation Participation { get; init; }

    public required Person Person { get; init; }
}
