using Events.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Events.Infrastructure.Backups;

/// <summary>The database file, copied by SQLite itself while others write, and exchanged by a rename.</summary>
internal sealed class SqliteBackup(EventsDb db, DatabaseSettings settings) : IDatabaseBackup
{
    private const string EntryName = "database/events.db";

    private readonly string file = Path.GetFullPath(new SqliteConnectionStringBuilder(settings.ConnectionString).DataSource);

    public string Name => "sqlite";

    private string Incoming => file + ".restore.tmp";

    public async Task<DatabaseCopy> AddAsync(ArchiveWriter archive, string scratch, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            throw new OperatorProblem($"There is no database {file} to back up.");
        }

        var migration = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).LastOrDefault() ?? throw new OperatorProblem($"{file} is no database of Events.");
        // Made first, for its owner only: it holds password hashes and keys.
        OwnersOnly.Create(scratch).Dispose();
        await using (var source = Open(file))
        await using (var copy = Open(scratch))
        {
            source.BackupDatabase(copy);
            await ExecuteAsync(copy, "PRAGMA journal_mode=DELETE", cancellationToken);
            await CheckAsync(copy, "The copy of the database", cancellationToken);
        }

        await using var content = File.OpenRead(scratch);
        await archive.AddAsync(EntryName, content, cancellationToken);
        return new DatabaseCopy(migration, []);
    }

    public Task<IAsyncDisposable> KeepServersOutAsync(CancellationToken cancellationToken) => Task.FromResult<IAsyncDisposable>(
        FileLock.TryTake(settings.DataDirectory, FileLock.Server) ?? throw new OperatorProblem($"A server runs on the data folder {settings.DataDirectory}. Stop it, then restore."));

    public async Task PrepareAsync(ArchiveReader archive, bool replace, CancellationToken cancellationToken)
    {
        Discard();
        await using (var content = archive.Open(EntryName))
        await using (var target = OwnersOnly.Create(Incoming))
        {
            await content.CopyToAsync(target, cancellationToken);
            target.Flush(flushToDisk: true);
        }

        await using var connection = Open(Incoming);
        await CheckAsync(connection, "The archive's database", cancellationToken);
    }

    /// <summary>The database that is there stays beside the new one, as <c>events.db.before-restore-STAMP</c>.</summary>
    public async Task ReplaceAsync(ArchiveReader archive, string stamp, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            File.Move(Incoming, file);
            return;
        }

        SqliteConnection.ClearPool(new SqliteConnection(settings.ConnectionString));
        var aside = file + DataFolder.SetAside + stamp;
        try
        {
            await using var old = Open(file);
            await ExecuteAsync(old, "PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);
        }
        catch (SqliteException)
        {
            // Too damaged to be read, which may be why somebody restores: it is kept with its log as it is.
        }

        foreach (var ending in (string[])["-wal", "-shm", "-journal"])
        {
            if (File.Exists(file + ending))
            {
                File.Move(file + ending, aside + ending);
            }
        }

        File.Replace(Incoming, file, aside);
    }

    public void Discard()
    {
        foreach (var ending in (string[])["", "-wal", "-shm", "-journal"])
        {
            File.Delete(Incoming + ending);
        }
    }

    // Outside the pool: nothing may hold a file that is renamed.
    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 5 }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static async Task CheckAsync(SqliteConnection connection, string what, CancellationToken cancellationToken)
    {
        if (await ExecuteAsync(connection, "PRAGMA integrity_check(1)", cancellationToken) is var found && found is not "ok")
        {
            throw new OperatorProblem($"{what} is damaged ({found}). Nothing was changed.");
        }
    }

    private static async Task<object?> ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
