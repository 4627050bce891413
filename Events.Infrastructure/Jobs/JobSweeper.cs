using Events.Infrastructure.Persistence;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Events.Infrastructure.Jobs;

/// <summary>
/// Hands due and lapsed rows to Hangfire, at start, whenever the bell rings, and every few seconds: all that an in-memory queue needs to
/// survive a kill, and the one authority for retries.
/// </summary>
internal sealed class JobSweeper(
    IServiceScopeFactory scopes, IBackgroundJobClient hangfire, JobBell bell, JobSettings settings, DatabaseSettings database, TimeProvider clock, ILogger<JobSweeper> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var first = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SweepAsync(first && !database.IsPostgres, stoppingToken);
                first = false;
                await bell.WaitAsync(settings.Sweep, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "A sweep for due jobs failed; the next one follows");
                await Task.Delay(settings.Sweep, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task SweepAsync(bool firstOfTheOnlyProcess, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
        var now = clock.GetUtcNow().UtcDateTime;
        if (firstOfTheOnlyProcess)
        {
            await JobClaims.FreeAllAsync(db, now, cancellationToken);
        }

        foreach (var jobId in await JobClaims.TakeDueAsync(db, now, settings.Lease, cancellationToken))
        {
            hangfire.Enqueue<JobRunner>(runner => runner.RunAsync(jobId, CancellationToken.None));
        }
    }
}
