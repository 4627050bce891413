using Events.Infrastructure.Demo;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Events.Infrastructure.Persistence;

/// <summary>Brings the database to this version's shape; several processes may start at once on an empty one.</summary>
public static class DatabaseStart
{
    private const long PostgresLock = 0x4556454E5453; // "EVENTS"

    /// <exception cref="OperatorProblem">The database is a demo's and the start is not, or the other way round.</exception>
    public static async Task MigrateAsync(EventsDb db, DatabaseSettings settings, CancellationToken cancellationToken)
    {
        if (settings.IsPostgres)
        {
            // An own connection, outside the pool: the lock belongs to it, and ends with it.
            var own = new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false };
            await using var connection = new NpgsqlConnection(own.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand($"SELECT pg_advisory_lock({PostgresLock})", connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
            await ApplyAsync(db, cancellationToken);
        }
        else
        {
            // A file lock ends with its process. EF's own lock is a row: after a kill every later start would wait for ever.
            await using var file = await FileLock.TakeAsync(settings.DataDirectory, FileLock.Migration, cancellationToken);
            await SqliteVersion.RequireAsync(db, cancellationToken);
            await DemoMark.GuardAsync(db, settings, cancellationToken);
            await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
            await ApplyAsync(db, cancellationToken);
        }
    }

    private static async Task ApplyAsync(EventsDb db, CancellationToken cancellationToken)
    {
        await db.Database.MigrateAsync(cancellationToken);
        foreach (var statement in Guards.Statements(db.Database.IsNpgsql()))
        {
            await db.Database.ExecuteSqlRawAsync(statement, cancellationToken);
        }

        await ReferenceData.EnsureAsync(db, cancellationToken);
    }
}
