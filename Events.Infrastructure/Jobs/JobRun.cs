using Events.Domain.Jobs;
using Events.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Infrastructure.Jobs;

internal sealed class JobRun(EventsDb db, JobRequest job, IServiceScopeFactory scopes, TimeProvider clock) : IJobRun
{
    private static readonly TimeSpan reportEvery = TimeSpan.FromSeconds(1);
    private long reported = clock.GetTimestamp();

    public Guid JobId => job.Id;

    public Guid SubjectId => job.SubjectId;

    public Guid? EventId => job.EventId;

    public async Task ReportAsync(int done, int total)
    {
        if (clock.GetElapsedTime(reported) < reportEvery)
        {
            return;
        }

        reported = clock.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        await JobClaims.ReportAsync(scope.ServiceProvider.GetRequiredService<EventsDb>(), job.Id, job.Fence, done, total);
    }

    public async Task SaveChunkAsync(int done, int total, CancellationToken cancellationToken)
    {
        job.Report(done, total);
        await SaveAsync(cancellationToken);
        // Long work would otherwise drag everything it ever touched through every save.
        db.ChangeTracker.Clear();
        db.Attach(job);
    }

    /// <summary>The row's version and fence are part of the save: it holds nothing when somebody else has the job.</summary>
    internal async Task SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException lost) when (lost.Entries.Any(entry => entry.Entity is JobRequest))
        {
            throw new JobLost();
        }
    }
}
