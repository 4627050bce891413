using System.Linq.Expressions;
using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Jobs;

/// <summary>How far a job is.</summary>
[ForStaff]
public sealed record GetJob(Guid EventId, Guid JobId) : IQuery<JobRow>, IForEvent
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<GetJob, JobRow>
    {
        public async Task<JobRow> Handle(GetJob query, CancellationToken cancellationToken) =>
            await db.JobRequests.Where(job => job.Id == query.JobId && job.EventId == query.EventId).Select(JobRow.Of).FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotFound("job");
    }
}

/// <param name="SubjectId">The badge batch, agenda release or import it works on.</param>
/// <param name="Done">Parts done of <paramref name="Total" />, which is 0 while unknown.</param>
public sealed record JobRow(
    Guid Id, JobKind Kind, Guid SubjectId, JobState State, int Done, int Total, int Attempts, string? LastError, DateTime RequestedUtc, DateTime? FinishedUtc)
{
    internal static JobRow From(JobRequest job) => new(
        job.Id, job.Kind, job.SubjectId, job.State, job.Done, job.Total, job.Attempts, job.LastError, job.RequestedUtc, job.FinishedUtc);

    internal static readonly Expression<Func<JobRequest, JobRow>> Of = job => new JobRow(
        job.Id, job.Kind, job.SubjectId, job.State, job.Done, job.Total, job.Attempts, job.LastError, job.RequestedUtc, job.FinishedUtc);
}
