using System.Globalization;
using Events.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Events.Infrastructure.Backups;

/// <summary>
/// One archive with everything that cannot be made again: the database, the files of the data folder, the server's keys. Made from
/// inside the application, so that no tool of another version touches a live database.
/// </summary>
public sealed class Backups(EventsDb db, DatabaseSettings settings, TimeProvider clock)
{
    private readonly DataFolder folder = new(settings.DataDirectory);
    private readonly IDatabaseBackup database = settings.IsPostgres ? new PostgresBackup(db) : new SqliteBackup(db, settings);

    /// <summary>Makes a backup beside a running server; the file is whole or not there. Replaces a file of that name.</summary>
    /// <returns>Its size in bytes.</returns>
    /// <exception cref="OperatorProblem">It cannot be made; nothing was written.</exception>
    public async Task<long> WriteAsync(string path, CancellationToken cancellationToken)
    {
        path = Path.GetFullPath(path);
        if (path.StartsWith(Path.GetFullPath(settings.DataDirectory) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new OperatorProblem($"{path} is inside the data folder: it would be lost together with it. Choose another place.");
        }

        if (!Directory.Exists(Path.GetDirectoryName(path)))
        {
            throw new OperatorProblem($"There is no folder {Path.GetDirectoryName(path)}.");
        }

        DataFolder.RefuseUnfinishedRestore(settings.DataDirectory);
        await using var alone = OneAtATime();
        var (temporary, scratch) = ($"{path}.{Guid.NewGuid():N}.tmp", $"{path}.{Guid.NewGuid():N}.db.tmp");
        try
        {
            await using (var file = OwnersOnly.Create(temporary))
            {
                using (var archive = new ArchiveWriter(file))
                {
                    // Files first and again after the database: one that a row names was there before the row, and may be gone after it.
                    await folder.AddNewAsync(archive, cancellationToken);
                    var copy = await database.AddAsync(archive, scratch, cancellationToken);
                    await folder.AddNewAsync(archive, cancellationToken);
                    await archive.FinishAsync(database.Name, copy, clock.GetUtcNow().UtcDateTime, cancellationToken);
                }

                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
            return new FileInfo(path).Length;
        }
        finally
        {
            File.Delete(temporary);
            File.Delete(scratch);
        }
    }

    /// <summary>Puts a backup in the place of what is there, and brings it up to this version.</summary>
    /// <param name="replace">Whether a PostgreSQL database with rows may be emptied; beside SQLite what was there is set aside.</param>
    /// <returns>When the backup was made, UTC.</returns>
    /// <exception cref="OperatorProblem">It cannot be restored; nothing was changed.</exception>
    public async Task<DateTime> RestoreAsync(string path, bool replace, CancellationToken cancellationToken)
    {
        using var archive = await ArchiveReader.OpenAsync(Path.GetFullPath(path), cancellationToken);
        RefuseAnother(archive.Manifest);
        await using var alone = OneAtATime();
        await using var stopped = await database.KeepServersOutAsync(cancellationToken);
        try
        {
            await database.PrepareAsync(archive, replace, cancellationToken);
            await folder.StageAsync(archive, cancellationToken);
            await ExchangeAsync(archive, cancellationToken);
        }
        finally
        {
            database.Discard();
            folder.Discard();
        }

        return archive.Manifest.MadeUtc;
    }

    private async Task ExchangeAsync(ArchiveReader archive, CancellationToken cancellationToken)
    {
        var stamp = clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var again = folder.IsUnfinished;
        folder.MarkUnfinished();
        try
        {
            await database.ReplaceAsync(archive, stamp, cancellationToken);
        }
        catch when (!again)
        {
            // The exchange of the database is all or nothing, and the files were not touched.
            folder.MarkFinished();
            throw;
        }

        folder.TakeStaged(stamp);
        await DatabaseStart.MigrateAsync(db, settings, cancellationToken);
        folder.MarkFinished();
    }

    private void RefuseAnother(BackupManifest manifest)
    {
        if (manifest.Database != database.Name)
        {
            throw new OperatorProblem($"The archive was made beside {manifest.Database}, this server's database is {database.Name}. Nothing was changed.");
        }

        if (!db.Database.GetMigrations().Contains(manifest.Migration))
        {
            throw new OperatorProblem($"The archive is of a newer or another version of Events ({manifest.Migration}). Restore it with that version. Nothing was changed.");
        }
    }

    private FileStream OneAtATime() => FileLock.TryTake(settings.DataDirectory, FileLock.Backup)
        ?? throw new OperatorProblem($"Another backup or restore of {settings.DataDirectory} is under way. Wait for its end.");
}
