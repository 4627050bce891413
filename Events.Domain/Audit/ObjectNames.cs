using Events.Domain.Calendar;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Domain.Journeys;
using Events.Domain.Programme;
using Events.Domain.Projects;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Audit;

/// <summary>What the objects of audit rows are called now: one look-up for each kind that occurs.</summary>
internal static class ObjectNames
{
    public static async Task<IReadOnlyDictionary<Guid, LocalizedText>> NamesOfAsync(this IEventsDb db, Guid eventId, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken)
    {
        var names = new Dictionary<Guid, LocalizedText>();
        foreach (var kind in entries.GroupBy(entry => entry.ObjectType, entry => entry.ObjectId))
        {
            var ids = kind.Distinct().ToList();
            var found = kind.Key switch
            {
                nameof(Participation) => await PeopleAsync(db, eventId, ids, cancellationToken),
                nameof(Journey) => await TravellersAsync(db, eventId, ids, cancellationToken),
                nameof(Delegation) => await db.Delegations.Where(one => one.EventId == eventId && ids.Contains(one.Id)).Select(one => new Named(one.Id, one.Name)).ToListAsync(cancellationToken),
                nameof(Session) => await db.Sessions.Where(one => one.EventId == eventId && ids.Contains(one.Id)).Select(one => new Named(one.Id, one.Title)).ToListAsync(cancellationToken),
                nameof(CooperationProject) => await db.CooperationProjects.Where(one => one.EventId == eventId && ids.Contains(one.Id)).Select(one => new Named(one.Id, one.Title)).ToListAsync(cancellationToken),
                nameof(Room) => await db.Rooms.Where(one => one.EventId == eventId && ids.Contains(one.Id)).Select(one => new Named(one.Id, one.Name)).ToListAsync(cancellationToken),
                nameof(Category) => await db.Categories.Where(one => one.EventId == eventId && ids.Contains(one.Id)).Select(one => new Named(one.Id, one.Name)).ToListAsync(cancellationToken),
                _ => [],
            };
            foreach (var one in found)
            {
                names[one.Id] = one.Name;
            }
        }

        return names;
    }

    private static async Task<List<Named>> PeopleAsync(IEventsDb db, Guid eventId, List<Guid> ids, CancellationToken cancellationToken)
    {
        var people = await db.Participations.Where(participation => participation.EventId == eventId && ids.Contains(participation.Id))
            .Join(db.People, participation => participation.PersonId, person => person.Id, (participation, person) => new { participation.Id, person.Name.Latin })
            .ToListAsync(cancellationToken);
        return [.. people.Select(person => new Named(person.Id, LocalizedText.InEnglish(person.Latin)))];
    }

    private static async Task<List<Named>> TravellersAsync(IEventsDb db, Guid eventId, List<Guid> ids, CancellationToken cancellationToken)
    {
        var people = await (
            from journey in db.Journeys.Where(journey => journey.EventId == eventId && ids.Contains(journey.Id))
            join participation in db.Participations on journey.ParticipationId equals participation.Id
            join person in db.People on participation.PersonId equals person.Id
            select new { journey.Id, person.Name.Latin }).ToListAsync(cancellationToken);
        return [.. people.Select(person => new Named(person.Id, LocalizedText.InEnglish(person.Latin)))];
    }

    private sealed record Named(Guid Id, LocalizedText Name);
}
