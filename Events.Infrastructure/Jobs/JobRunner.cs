using Events.Domain.Common;
using Events.Domain.Jobs;
using Events.Infrastructure.Access;
using Events.Infrastructure.Persistence;
using FluentValidation;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Events.Infrastructure.Jobs;

/// <summary>Runs one job: claims it, keeps its lease alive, does the work, and finishes where it still holds the job.</summary>
[AutomaticRetry(Attempts = 0)]
public sealed class JobRunner(IServiceScopeFactory scopes, JobSettings settings, JobBell bell, TimeProvider clock, ILogger<JobRunner> log)
{
    // With jitter, so that what failed together does not come back together.
    private static readonly int[] backOffSeconds = [2, 10, 30, 120, 600, 1800, 3600];

    private DateTime NowUtc => clock.GetUtcNow().UtcDateTime;

    /// <summary>A second execution finds nothing to claim and ends quietly.</summary>
    public async Task RunAsync(Guid jobId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
        if (!await JobClaims.TryClaimAsync(db, jobId, NowUtc, settings.Lease, cancellationToken))
        {
            return;
        }

        var job = await db.JobRequests.FirstAsync(row => row.Id == jobId, cancellationToken);
        var user = scope.ServiceProvider.GetRequiredService<CurrentUser>();
        user.Become(job.RequestedBy);
        user.WorkOn(job);
        using var held = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var renewal = RenewAsync(job.Id, job.Fence, held);
        try
        {
            var work = scope.ServiceProvider.GetKeyedService<IJobWork>(job.Kind)
                ?? throw new RuleViolation("unknown-job", $"This version cannot do jobs of the kind {job.Kind}.");
            var run = new JobRun(db, job, scopes, clock);
            var result = await work.RunAsync(run, held.Token);
            job.Finish(NowUtc, result?.Key, result?.Sha256);
            await run.SaveAsync(held.Token);
        }
        catch (OperationCanceledException) when (held.IsCancellationRequested)
        {
            log.LogInformation("Job {JobId} {Kind} was given up: cancelled, taken over or shutting down", job.Id, job.Kind);
            if (cancellationToken.IsCancellationRequested)
            {
                await GiveBackAsync(job.Id, job.Fence);
            }
        }
        catch (JobLost)
        {
            log.LogInformation("Job {JobId} {Kind} is held by another run", job.Id, job.Kind);
        }
        catch (Exception failure)
        {
            await FailAsync(job, failure);
        }
        finally
        {
            await held.CancelAsync();
            await renewal;
        }
    }

    private async Task RenewAsync(Guid jobId, long fence, CancellationTokenSource held)
    {
        try
        {
            while (true)
            {
                await Task.Delay(settings.Lease / 3, held.Token);
                await using var scope = scopes.CreateAsyncScope();
                if (!await JobClaims.RenewAsync(scope.ServiceProvider.GetRequiredService<EventsDb>(), jobId, fence, NowUtc + settings.Lease, held.Token))
                {
                    await held.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The work has ended.
        }
        catch (Exception failure)
        {
            // Without a lease another run may take over: the fence keeps this one from finishing then.
            log.LogWarning(failure, "The lease of job {JobId} could not be renewed", jobId);
        }
    }

    /// <summary>A shutdown is nobody's failure: the attempt does not count and the next process may begin at once.</summary>
    private async Task GiveBackAsync(Guid jobId, long fence)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = NowUtc;
        await scope.ServiceProvider.GetRequiredService<EventsDb>().JobRequests
            .Where(job => job.Id == jobId && job.Fence == fence && job.State == JobState.Running)
            .ExecuteUpdateAsync(set => set
                .SetProperty(job => job.State, JobState.Queued)
                .SetProperty(job => job.Attempts, job => job.Attempts - 1)
                .SetProperty(job => job.DueUtc, now));
    }

    private async Task FailAsync(JobRequest failed, Exception failure)
    {
        var permanent = failure is RuleViolation or NotFound or Gone or Forbidden or SignInRequired or ValidationException;
        log.Log(permanent || failure is PassingFault ? LogLevel.Warning : LogLevel.Error, failure, "Job {JobId} {Kind} failed in attempt {Attempt}", failed.Id, failed.Kind, failed.Attempts);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().WorkOn(failed);
        var fence = failed.Fence;
        if (await db.JobRequests.FirstOrDefaultAsync(job => job.Id == failed.Id && job.Fence == fence && job.State == JobState.Running) is not { } job)
        {
            return;
        }

        var wait = TimeSpan.FromSeconds(backOffSeconds[Math.Min(job.Attempts, backOffSeconds.Length) - 1] * (0.8 + (Random.Shared.NextDouble() * 0.4)));
        var again = permanent || job.Attempts >= job.MaxAttempts ? (DateTime?)null : NowUtc + wait;
        // Only our own texts are shown: others may carry personal data.
        job.Fail(NowUtc, permanent || failure is PassingFault ? failure.Message : $"{failure.GetType().Name}; see the log.", again);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            log.LogInformation("Job {JobId} was changed while its failure was written", job.Id);
        }

        bell.Ring();
    }
}

/// <summary>Another run holds the job, or somebody cancelled it.</summary>
internal sealed class JobLost() : OperationCanceledException("Another run holds the job.");
