using Events.Infrastructure.Backups;
using Npgsql;

namespace Events.Infrastructure.Persistence;

/// <summary>
/// Keeps a restore off the data while a server runs, and a second server where only one may be: beside SQLite. On PostgreSQL several
/// share the work.
/// </summary>
public sealed class ServerLock(DatabaseSettings settings) : IAsyncDisposable
{
    /// <summary>Of PostgreSQL's advisory locks: servers share it, a restore has it alone.</summary>
    internal const long PostgresKey = 0x4556454E5454;

    private IAsyncDisposable? held;

    /// <exception cref="OperatorProblem">Another server has the folder, a restore is under way, or one was cut short.</exception>
    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        DataFolder.RefuseUnfinishedRestore(settings.DataDirectory);
        held = settings.IsPostgres ? await SharePostgresAsync(cancellationToken) : FileLock.TryTake(settings.DataDirectory, FileLock.Server)
            ?? throw new OperatorProblem($"Another server runs on the data folder {settings.DataDirectory}. Stop it first, or give this one its own by Events__DataDirectory.");
    }

    public async ValueTask DisposeAsync()
    {
        if (held is not null)
        {
            await held.DisposeAsync();
        }
    }

    // An own connection, outside the pool: the lock belongs to it, and ends with it.
    private async Task<NpgsqlConnection> SharePostgresAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false, KeepAlive = 30 }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand($"SELECT pg_try_advisory_lock_shared({PostgresKey})", connection);
            return await command.ExecuteScalarAsync(cancellationToken) is true ? connection : throw new OperatorProblem("A restore into this database is under way. Start the server when it has ended.");
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
