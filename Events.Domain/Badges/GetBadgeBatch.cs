using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Jobs;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Badges;

/// <summary>A badge batch: how far its job is, and what the paper could not show.</summary>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer, EventRole.RegistrationDesk)]
public sealed record GetBadgeBatch(Guid EventId, Guid BatchId) : IQuery<BadgeBatchDetails>, IForEvent
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<GetBadgeBatch, BadgeBatchDetails>
    {
        public async Task<BadgeBatchDetails> Handle(GetBadgeBatch query, CancellationToken cancellationToken)
        {
            var batch = await db.BadgeBatches.AsNoTracking().FindInEventAsync(query.EventId, query.BatchId, cancellationToken);
            var job = await db.JobRequests.Where(row => row.SubjectId == batch.Id).Select(row => new { row.Id, row.State, row.Done, row.Total, row.LastError, row.ResultKey, row.ResultSha256, row.FinishedUtc }).SingleAsync(cancellationToken);
            var slug = await db.Events.Where(edition => edition.Id == query.EventId).Select(edition => edition.Slug).SingleAsync(cancellationToken);
            var paper = job is { State: JobState.Done, ResultKey: { } key, ResultSha256: { } hash }
                ? new FinishedPaper(key, hash, $"{slug}-badges-{batch.AskedUtc:yyyyMMdd-HHmm}.pdf", job.FinishedUtc ?? batch.AskedUtc)
                : null;
            return new BadgeBatchDetails(batch.Id, batch.ParticipationIds.Count, batch.AskedUtc, new PaperInTheMaking(job.Id, job.State, job.Done, job.Total), job.LastError, batch.ReadFlaws(), paper);
        }
    }
}

/// <param name="Size">Badges asked for.</param>
/// <param name="LastError">Why the job failed; null while it has not.</param>
/// <param name="Flaws">Lines that a badge could not show as approved.</param>
/// <param name="Paper">Null while it is not finished.</param>
public sealed record BadgeBatchDetails(
    Guid Id, int Size, DateTime AskedUtc, PaperInTheMaking Job, string? LastError, IReadOnlyList<BadgeFlaw> Flaws, FinishedPaper? Paper);
