using Events.Infrastructure.Outbox;
using Events.Infrastructure.Persistence;

namespace Events.Infrastructure.Backups;

/// <summary>
/// The data folder's own files, beside the database: photos, papers, the server's keys. Left out are databases, locks, temporaries, a
/// demo's files, the mails that wait to be picked up (whoever reads one has its link) and what an earlier restore set aside.
/// </summary>
internal sealed class DataFolder(string folder)
{
    /// <summary>Where the files are in an archive.</summary>
    public const string InArchive = "data/";

    public const string SetAside = ".before-restore-";

    private const string Unfinished = "restore.unfinished";
    private const string Staged = "restore.tmp";
    private static readonly string[] databaseEndings = [".db", ".db-wal", ".db-shm", ".db-journal"];

    /// <summary>Adds the files that the archive has not got yet; one that is removed meanwhile is left out.</summary>
    public async Task AddNewAsync(ArchiveWriter archive, CancellationToken cancellationToken)
    {
        foreach (var path in Own().SelectMany(entry => Directory.Exists(entry) ? Directory.EnumerateFiles(entry, "*", SearchOption.AllDirectories) : [entry]).Order(StringComparer.Ordinal))
        {
            var name = InArchive + Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (archive.Has(name) || IsTemporary(path))
            {
                continue;
            }

            FileStream file;
            try
            {
                file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            }
            catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
            {
                continue;
            }

            await using (file)
            {
                await archive.AddAsync(name, file, cancellationToken);
            }
        }
    }

    /// <summary>Unpacks the archive's files on the data folder's own disk, so that taking them into use is a rename.</summary>
    public async Task StageAsync(ArchiveReader archive, CancellationToken cancellationToken)
    {
        var staged = Path.Combine(folder, Staged);
        Discard();
        Directory.CreateDirectory(staged);
        foreach (var name in archive.In(InArchive))
        {
            var path = Path.GetFullPath(Path.Combine(staged, name[InArchive.Length..]));
            if (!path.StartsWith(staged + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                throw new OperatorProblem($"The archive is no backup of Events: {name} leads out of the data folder.");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var content = archive.Open(name);
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            await content.CopyToAsync(file, cancellationToken);
            file.Flush(flushToDisk: true);
        }
    }

    /// <summary>Sets today's files aside and takes the staged ones into use.</summary>
    public void TakeStaged(string stamp)
    {
        foreach (var path in Own().ToList())
        {
            Directory.Move(path, path + SetAside + stamp);
        }

        foreach (var path in Directory.EnumerateFileSystemEntries(Path.Combine(folder, Staged)).ToList())
        {
            Directory.Move(path, Path.Combine(folder, Path.GetFileName(path)));
        }

        Discard();
    }

    public void Discard()
    {
        if (Directory.Exists(Path.Combine(folder, Staged)))
        {
            Directory.Delete(Path.Combine(folder, Staged), recursive: true);
        }
    }

    public bool IsUnfinished => File.Exists(Path.Combine(folder, Unfinished));

    /// <summary>From here until <see cref="MarkFinished" /> a kill leaves database and files apart: no server starts on them.</summary>
    public void MarkUnfinished() => File.WriteAllText(Path.Combine(folder, Unfinished), "");

    public void MarkFinished() => File.Delete(Path.Combine(folder, Unfinished));

    public static void RefuseUnfinishedRestore(string folder)
    {
        if (File.Exists(Path.Combine(folder, Unfinished)))
        {
            throw new OperatorProblem($"A restore into {folder} was cut short. Run the same restore again, then start.");
        }
    }

    private IEnumerable<string> Own() => Directory.EnumerateFileSystemEntries(folder).Where(path => !IsTemporary(path) && Path.GetFileName(path) is var name
        && name is not (Unfinished or Staged or PickUpFolder.Name or DatabaseSettings.DemoFolderName) && !name.Contains(SetAside, StringComparison.Ordinal)
        && !name.EndsWith(".lock", StringComparison.Ordinal)
        && !databaseEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal)));

    private static bool IsTemporary(string path) => path.EndsWith(".tmp", StringComparison.Ordinal);
}
