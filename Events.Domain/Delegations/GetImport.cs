using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Jobs;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Delegations;

/// <summary>How far an import is, and how its rows were judged.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer)]
public sealed record GetImport(Guid EventId, Guid ImportId) : IQuery<ImportDetails>, IForEvent
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<GetImport, ImportDetails>
    {
        public async Task<ImportDetails> Handle(GetImport query, CancellationToken cancellationToken)
        {
            var import = await db.Imports.AsNoTracking().FindInEventAsync(query.EventId, query.ImportId, cancellationToken);
            var counts = await db.ImportRows.Where(row => row.ImportId == import.Id).GroupBy(row => row.Verdict)
                .Select(group => new { Verdict = group.Key, Count = group.Count(), Warnings = group.Count(row => row.Warning != null) })
                .ToListAsync(cancellationToken);
            var job = await db.JobRequests.Where(job => job.Kind == JobKind.ImportMembers && job.SubjectId == import.Id).OrderByDescending(job => job.RequestedUtc)
                .Select(job => new ImportJob(job.Id, job.State, job.Done, job.Total, job.LastError))
                .FirstOrDefaultAsync(cancellationToken);
            int Count(ImportVerdict verdict) => counts.Where(count => count.Verdict == verdict).Sum(count => count.Count);
            return new ImportDetails(
                import.Id, import.Version, import.State, import.Mode, import.RequestedUtc,
                Count(ImportVerdict.New), Count(ImportVerdict.Updated), Count(ImportVerdict.Unchanged), Count(ImportVerdict.Refused), counts.Sum(count => count.Warnings),
                import.RefusedRow, import.RefusedCode, import.RefusedReason, job);
        }
    }
}

/// <param name="New">Rows that add somebody; the four counts sum to the rows judged so far.</param>
/// <param name="Warnings">Rows with something to look at, whatever their verdict.</param>
/// <param name="Job">The latest one; null when none was asked for.</param>
public sealed record ImportDetails(
    Guid Id, long Version, ImportState State, ImportMode? Mode, DateTime RequestedUtc, int New, int Updated, int Unchanged, int Refused, int Warnings,
    int? RefusedRow, string? RefusedCode, string? RefusedReason, ImportJob? Job) : IVersioned;

/// <param name="Done">Rows.</param>
/// <param name="Total">Rows in all; 0 while unknown.</param>
public sealed record ImportJob(Guid Id, JobState State, int Done, int Total, string? LastError);
