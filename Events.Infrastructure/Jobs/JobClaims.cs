using Events.Domain.Jobs;
using Events.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Events.Infrastructure.Jobs;

/// <summary>The compare-and-set steps by which one run at a time holds a job.</summary>
internal static class JobClaims
{
    /// <summary>Tells runs of this process from those of earlier ones and of other nodes.</summary>
    public static readonly string Owner = $"{Environment.MachineName}/{Guid.NewGuid():N}"[..Math.Min(80, Environment.MachineName.Length + 33)];

    /// <summary>Takes the job if it waits, or if its holder has been silent for too long. The attempt counts before the work begins.</summary>
    public static async Task<bool> TryClaimAsync(EventsDb db, Guid jobId, DateTime nowUtc, TimeSpan lease, CancellationToken cancellationToken)
    {
        await db.JobRequests.Where(job => job.Id == jobId && job.Attempts >= job.MaxAttempts
                && (job.State == JobState.Queued || (job.State == JobState.Running && job.LeaseUntilUtc < nowUtc)))
            .ExecuteUpdateAsync(set => set
                .SetProperty(job => job.State, JobState.Dead)
                .SetProperty(job => job.FinishedUtc, nowUtc)
                .SetProperty(job => job.LastError, job => job.LastError ?? "The process ended in the middle of it, again and again."), cancellationToken);
        var until = nowUtc + lease;
        return await db.JobRequests.Where(job => job.Id == jobId
                && (job.State == JobState.Queued || (job.State == JobState.Running && job.LeaseUntilUtc < nowUtc)))
            .ExecuteUpdateAsync(set => set
                .SetProperty(job => job.State, JobState.Running)
                .SetProperty(job => job.LeaseOwner, Owner)
                .SetProperty(job => job.LeaseUntilUtc, until)
                .SetProperty(job => job.Attempts, job => job.Attempts + 1)
                .SetProperty(job => job.Fence, job => job.Fence + 1), cancellationToken) == 1;
    }

    /// <summary>False when the run has lost the job.</summary>
    public static async Task<bool> RenewAsync(EventsDb db, Guid jobId, long fence, DateTime untilUtc, CancellationToken cancellationToken) =>
        await db.JobRequests.Where(job => job.Id == jobId && job.Fence == fence && job.State == JobState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(job => job.LeaseUntilUtc, untilUtc), cancellationToken) == 1;

    public static Task ReportAsync(EventsDb db, Guid jobId, long fence, int done, int total) =>
        db.JobRequests.Where(job => job.Id == jobId && job.Fence == fence && job.State == JobState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(job => job.Done, done).SetProperty(job => job.Total, total));

    /// <summary>
    /// The rows to hand out now. Each is moved a lease ahead by compare-and-set, so that two sweeps, or two nodes, do not hand out the
    /// same row over and over while it waits for a worker.
    /// </summary>
    public static async Task<IReadOnlyList<Guid>> TakeDueAsync(EventsDb db, DateTime nowUtc, TimeSpan lease, CancellationToken cancellationToken)
    {
        var due = await db.JobRequests.AsNoTracking()
            .Where(job => (job.State == JobState.Queued && job.DueUtc <= nowUtc) || (job.State == JobState.Running && job.LeaseUntilUtc < nowUtc && job.DueUtc <= nowUtc))
            .OrderBy(job => job.DueUtc)
            .Select(job => new { job.Id, job.DueUtc })
            .Take(100)
            .ToListAsync(cancellationToken);
        var taken = new List<Guid>();
        var next = nowUtc + lease;
        foreach (var row in due)
        {
            if (await db.JobRequests.Where(job => job.Id == row.Id && job.DueUtc == row.DueUtc)
                    .ExecuteUpdateAsync(set => set.SetProperty(job => job.DueUtc, next), cancellationToken) == 1)
            {
                taken.Add(row.Id);
            }
        }

        return taken;
    }

    /// <summary>With one process only, what runs at its start belongs to a process that is dead: nobody need wait for the lease.</summary>
    public static Task FreeAllAsync(EventsDb db, DateTime nowUtc, CancellationToken cancellationToken) =>
        db.JobRequests.Where(job => job.State == JobState.Running || (job.State == JobState.Queued && job.Attempts == 0))
            .ExecuteUpdateAsync(set => set
                .SetProperty(job => job.State, JobState.Queued)
                .SetProperty(job => job.LeaseUntilUtc, (DateTime?)null)
                .SetProperty(job => job.DueUtc, nowUtc), cancellationToken);
}
