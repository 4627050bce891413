using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.People;

/// <summary>The records that were merged into this one, the latest first; those that were taken back are not among them.</summary>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer)]
public sealed record ListMerges(Guid EventId, Guid ParticipationId) : IQuery<IReadOnlyList<MergeRow>>, IForParticipation
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListMerges, IReadOnlyList<MergeRow>>
    {
        public async Task<IReadOnlyList<MergeRow>> Handle(ListMerges query, CancellationToken cancellationToken)
        {
            var merges = await (
                   from merge in db.RecordMerges.AsNoTracking()
                   where merge.EventId == query.EventId && merge.KeptId == query.ParticipationId && merge.UndoneUtc == null
                   join merged in db.Participations on merge.MergedId equals merged.Id
                   join person in db.People on merged.PersonId equals person.Id
                   orderby merge.MergedUtc descending
                   select new MergeRow(
                       merge.Id, merged.Id, person.Name.Latin, person.Name.Native,
                       db.Delegations.Where(delegation => delegation.Id == merged.DelegationId).Select(delegation => delegation.Name).FirstOrDefault(), merge.MergedUtc))
                .ToListAsync(cancellationToken);
            return merges.Count > 0 || await db.Participations.AnyAsync(kept => kept.Id == query.ParticipationId && kept.EventId == query.EventId, cancellationToken)
                ? merges
                : throw new NotFound("participation");
        }
    }
}

/// <param name="Id">Of the merge; <see cref="UndoMerge" /> takes it back.</param>
/// <param name="ParticipationId">Of the record that was merged.</param>
public sealed record MergeRow(Guid Id, Guid ParticipationId, string Name, string? Native, LocalizedText? Delegation, DateTime MergedUtc);
