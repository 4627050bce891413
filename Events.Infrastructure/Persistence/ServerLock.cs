using Events.Infrastructure.Backups;

namespace Events.Infrastructure.Persistence;

/// <summary>
/// Keeps a second server, and a restore, off the data folder while this one runs. Only beside SQLite: on PostgreSQL several servers may
/// share the work.
/// </summary>
public sealed class ServerLock(DatabaseSettings settings) : IDisposable
{
    private FileStream? held;

    /// <exception cref="OperatorProblem">Another server has the folder, or a restore was cut short in it.</exception>
    public void Take()
    {
        DataFolder.RefuseUnfinishedRestore(settings.DataDirectory);
        if (!settings.IsPostgres)
        {
            held = FileLock.TryTake(settings.DataDirectory, FileLock.Server)
                ?? throw new OperatorProblem($"Another server runs on the data folder {settings.DataDirectory}. Stop it first, or give this one its own by Events__DataDirectory.");
        }
    }

    public void Dispose() => held?.Dispose();
}
