using Events.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Events.Infrastructure.Backups;

/// <summary>Every table of the model by the server's own binary COPY, without its command-line tools.</summary>
internal sealed class PostgresBackup(EventsDb db) : IDatabaseBackup
{
    public string Name => "postgres";

    private NpgsqlConnection Connection => (NpgsqlConnection)db.Database.GetDbConnection();

    public async Task<DatabaseCopy> AddAsync(ArchiveWriter archive, string scratch, CancellationToken cancellationToken)
    {
        // One snapshot for all tables, however long the copy takes.
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        if (applied.Count == 0 || applied[^1] != db.Database.GetMigrations().Last())
        {
            throw new OperatorProblem("The database was made by another version of Events. Back it up with that version, or start this one on it first.");
        }

        var tables = new List<TableCopy>();
        foreach (var table in PostgresTables.InOrder(db.Model))
        {
            var columns = await PostgresTables.ColumnsAsync(Connection, table, cancellationToken);
            await archive.AddAsync(EntryOf(table), async (entry, stop) =>
            {
                await using var rows = await Connection.BeginRawBinaryCopyAsync($"COPY {Target(table, columns)} TO STDOUT (FORMAT BINARY)", stop);
                await rows.CopyToAsync(entry, stop);
            }, cancellationToken);
            tables.Add(new TableCopy(table, columns, await PostgresTables.CountAsync(Connection, table, cancellationToken)));
        }

        return new DatabaseCopy(applied[^1], tables);
    }

    /// <summary>A server holds its lock; one that lost it with a broken connection is seen by its other connections.</summary>
    public async Task<IAsyncDisposable> KeepServersOutAsync(CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var alone = new NpgsqlCommand($"SELECT pg_try_advisory_lock({ServerLock.PostgresKey})", Connection);
        if (await alone.ExecuteScalarAsync(cancellationToken) is not true)
        {
            await db.Database.CloseConnectionAsync();
            throw new OperatorProblem("A server runs on the database. Stop every one, then restore.");
        }

        await using var command = new NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user AND backend_type = 'client backend' AND pid <> pg_backend_pid()", Connection);
        var release = new Release(db);
        var others = 0L;
        // A server that has just stopped is seen for a moment longer.
        for (var looks = 0; looks < 20; looks++)
        {
            others = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
            if (others == 0)
            {
                return release;
            }

            await Task.Delay(100, cancellationToken);
        }

        await release.DisposeAsync();
        throw new OperatorProblem($"{others} connections are open to the database. Stop every server that uses it, then restore.");
    }

    public async Task PrepareAsync(ArchiveReader archive, bool replace, CancellationToken cancellationToken)
    {
        var latest = db.Database.GetMigrations().Last();
        var fresh = !(await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Any();
        if (!fresh && !replace && await PostgresTables.FirstInUseAsync(Connection, PostgresTables.InOrder(db.Model), cancellationToken) is { } used)
        {
            throw new OperatorProblem($"The database is not empty: {used} has rows. Restore into an empty database, or with --replace, which removes what is there. Nothing was changed.");
        }

        if (!fresh && archive.Manifest.Migration != latest)
        {
            throw new OperatorProblem($"The archive is of an older version of Events ({archive.Manifest.Migration}). Restore it into a new, empty database; it is brought up to date there. Nothing was changed.");
        }

        await db.GetService<IMigrator>().MigrateAsync(archive.Manifest.Migration, cancellationToken);
    }

    public async Task ReplaceAsync(ArchiveReader archive, string stamp, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var tables = archive.Manifest.Tables;
        // Rather an error than a wait for somebody who has the tables open.
        await ExecuteAsync("SET LOCAL lock_timeout = '10s'", cancellationToken);
        await ExecuteAsync($"TRUNCATE {string.Join(", ", tables.Select(table => PostgresTables.Quoted(table.Name)))}", cancellationToken);
        foreach (var table in tables)
        {
            await using (var rows = await Connection.BeginRawBinaryCopyAsync($"COPY {Target(table.Name, table.Columns)} FROM STDIN (FORMAT BINARY)", cancellationToken))
            await using (var content = archive.Open(EntryOf(table.Name)))
            {
                await content.CopyToAsync(rows, cancellationToken);
            }

            if (await PostgresTables.CountAsync(Connection, table.Name, cancellationToken) is var count && count != table.Rows)
            {
                throw new OperatorProblem($"{table.Name} took {count} rows of {table.Rows}. Nothing was changed.");
            }

            await PostgresTables.ResetSequencesAsync(Connection, table, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    public void Discard()
    {
    }

    private static string EntryOf(string table) => $"database/{table}.copy";

    private static string Target(string table, IEnumerable<string> columns) => $"{PostgresTables.Quoted(table)} ({string.Join(", ", columns.Select(PostgresTables.Quoted))})";

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, Connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private sealed class Release(EventsDb db) : IAsyncDisposable
    {
        // The pool would keep the connection, and the lock with it.
        public async ValueTask DisposeAsync()
        {
            await using (var unlock = new NpgsqlCommand($"SELECT pg_advisory_unlock({ServerLock.PostgresKey})", (NpgsqlConnection)db.Database.GetDbConnection()))
            {
                await unlock.ExecuteNonQueryAsync();
            }

            await db.Database.CloseConnectionAsync();
        }
    }
}
