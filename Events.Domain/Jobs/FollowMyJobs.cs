using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Jobs;

/// <summary>What the caller asked for in this event and is in the making, or has ended since: of the last day, mails not counted.</summary>
/// <param name="SinceUtc">Those that ended before are old news.</param>
[ForStaff]
public sealed record FollowMyJobs(Guid EventId, DateTime SinceUtc) : IQuery<IReadOnlyList<EventJob>>, IForEvent
{
    /// <summary>More than anybody reads at once.</summary>
    public const int Most = 20;

    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<FollowMyJobs, IReadOnlyList<EventJob>>
    {
        public async Task<IReadOnlyList<EventJob>> Handle(FollowMyJobs query, CancellationToken cancellationToken)
        {
            var me = caller.UserId;
            var yesterday = clock.GetUtcNow().UtcDateTime.AddDays(-1);
            var jobs = await db.JobRequests.AsNoTracking()
                .Where(job => job.EventId == query.EventId && job.RequestedUtc >= yesterday && job.RequestedBy == me && job.Kind != JobKind.SendMail
                    && (job.State == JobState.Queued || job.State == JobState.Running || job.FinishedUtc >= query.SinceUtc))
                .OrderByDescending(job => job.RequestedUtc).ThenByDescending(job => job.Id).Take(Most)
                .ToListAsync(cancellationToken);
            return await jobs.Select(job => new ListedJob(JobRow.From(job), job.RequestedBy, job.ResultKey is not null)).ToList()
                .ToEventJobsAsync(db, query.EventId, new Dictionary<Guid, string>(), cancellationToken);
        }
    }
}
