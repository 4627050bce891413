using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Jobs;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Badges;

/// <summary>The file of a batch has come out of a printer. Badges that a desk has printed meanwhile keep that desk's mark. Answers how many were marked.</summary>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer, EventRole.RegistrationDesk)]
public sealed record MarkBatchPrinted(Guid EventId, Guid BatchId) : ICommand<int>, IForEvent
{
    private const int ChunkSize = 200;

    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<MarkBatchPrinted, int>
    {
        public async Task<int> Handle(MarkBatchPrinted command, CancellationToken cancellationToken)
        {
            var batch = await db.BadgeBatches.AsNoTracking().FindInEventAsync(command.EventId, command.BatchId, cancellationToken);
            var finishedUtc = await db.JobRequests.Where(job => job.SubjectId == batch.Id && job.State == JobState.Done).Select(job => job.FinishedUtc).FirstOrDefaultAsync(cancellationToken)
                ?? throw new RuleViolation("batch-not-made", "The file of this batch is not made yet.");
            var now = clock.GetUtcNow().UtcDateTime;
            var marked = 0;
            var refused = batch.ReadFlaws().Where(flaw => flaw.Kind is BadgeFlawKind.Refused).Select(flaw => flaw.ParticipationId).ToHashSet();
            foreach (var ids in batch.ParticipationIds.Where(id => !refused.Contains(id)).Chunk(ChunkSize))
            {
                // A badge that was issued after the file was made is not in it.
                var waiting = await db.Participations
                    .Where(participation => ids.Contains(participation.Id) && participation.Badges.Any(badge => badge.VoidedUtc == null && badge.PrintedUtc == null && badge.IssuedUtc <= finishedUtc))
                    .ToListAsync(cancellationToken);
                foreach (var participation in waiting)
                {
                    participation.CurrentBadge!.Print(caller.UserId, now);
                }

                marked += waiting.Count;
                await db.SaveChangesAsync(cancellationToken);
            }

            return marked;
        }
    }
}
