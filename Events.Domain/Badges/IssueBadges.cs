using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Badges;

/// <summary>What the job does before anything is drawn: gives a serial to everybody in the batch who has none, once, in short saves.</summary>
public sealed class IssueBadges(IEventsDb db, IBadgeCodes codes, TimeProvider clock)
{
    private const int ChunkSize = 200;

    /// <summary>The sheet of those who are approved still; begun again after a kill, it gives nobody a second serial.</summary>
    public async Task<BadgeSheet> RunAsync(IJobRun run, CancellationToken cancellationToken)
    {
        var batch = await db.BadgeBatches.AsNoTracking().FirstOrDefaultAsync(row => row.Id == run.SubjectId, cancellationToken)
            ?? throw new RuleViolation("batch-is-gone", "There is no such badge batch.");
        foreach (var ids in batch.ParticipationIds.Chunk(ChunkSize))
        {
            var without = await db.Participations
                .Where(participation => ids.Contains(participation.Id) && participation.State == ParticipationState.Approved && !participation.Badges.Any(badge => badge.VoidedUtc == null))
                .ToListAsync(cancellationToken);
            foreach (var participation in without)
            {
                participation.IssueBadge(codes, clock.GetUtcNow().UtcDateTime);
            }

            if (without.Count > 0)
            {
                await run.SaveChunkAsync(0, batch.ParticipationIds.Count, cancellationToken);
            }
        }

        var faces = new List<FaceRow>(batch.ParticipationIds.Count);
        foreach (var ids in batch.ParticipationIds.Chunk(1000))
        {
            faces.AddRange(await BadgeFaces.ReadAsync(db, db.Participations.Where(participation => ids.Contains(participation.Id)), batch.Language, cancellationToken));
        }

        var order = batch.ParticipationIds.Select((id, index) => (id, index)).ToDictionary(page => page.id, page => page.index);
        return (await db.SheetOfAsync(batch.EventId, batch.Language, [.. faces.Where(face => face.Serial is not null).OrderBy(face => order[face.ParticipationId]).Select(face => face.Face(codes))], cancellationToken)) with { Plan = batch.Sheet };
    }

    /// <summary>Keeps what the paper could not show; saved with the job's result.</summary>
    public async Task ProofAsync(Guid batchId, IReadOnlyList<BadgeFlaw> flaws, CancellationToken cancellationToken) =>
        (await db.BadgeBatches.FirstAsync(row => row.Id == batchId, cancellationToken)).Proof(flaws);
}
