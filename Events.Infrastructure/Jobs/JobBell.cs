namespace Events.Infrastructure.Jobs;

/// <summary>Wakes the sweeper of this process as soon as a job was asked for; a bell that is missed costs no more than one sweep.</summary>
public sealed class JobBell
{
    private readonly SemaphoreSlim rung = new(0, 1);

    public void Ring()
    {
        try
        {
            rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // It rings already.
        }
    }

    /// <summary>Returns when somebody rang, or after the time.</summary>
    internal async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => await rung.WaitAsync(atMost, cancellationToken);
}
