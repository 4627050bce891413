using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Badges;

/// <summary>What the file of a batch could not show as approved, with the names of those it is about, in the order of the badges.</summary>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer, EventRole.RegistrationDesk)]
public sealed record ListBadgeFlaws(Guid EventId, Guid BatchId) : IQuery<IReadOnlyList<BadgeFlawRow>>, IForEvent
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListBadgeFlaws, IReadOnlyList<BadgeFlawRow>>
    {
        public async Task<IReadOnlyList<BadgeFlawRow>> Handle(ListBadgeFlaws query, CancellationToken cancellationToken)
        {
            var flaws = (await db.BadgeBatches.AsNoTracking().FindInEventAsync(query.EventId, query.BatchId, cancellationToken)).ReadFlaws();
            var names = new Dictionary<Guid, string>();
            foreach (var ids in flaws.Select(flaw => flaw.ParticipationId).Distinct().Chunk(1000))
            {
                foreach (var one in await (
                    from participation in db.Participations.Where(participation => participation.EventId == query.EventId && ids.Contains(participation.Id))
                    join person in db.People on participation.PersonId equals person.Id
                    select new { participation.Id, person.Name.Latin }).ToListAsync(cancellationToken))
                {
                    names[one.Id] = one.Latin;
                }
            }

            return [.. flaws.Where(flaw => names.ContainsKey(flaw.ParticipationId)).Select(flaw => new BadgeFlawRow(flaw.ParticipationId, names[flaw.ParticipationId], flaw.Field, flaw.Kind, flaw.Characters))];
        }
    }
}

/// <param name="Field">As in <see cref="BadgeFlaw" />.</param>
public sealed record BadgeFlawRow(Guid ParticipationId, string LatinName, string Field, BadgeFlawKind Kind, string? Characters);
