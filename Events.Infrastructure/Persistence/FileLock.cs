namespace Events.Infrastructure.Persistence;

/// <summary>A file that one process holds. The system frees it when the process ends, however it ends.</summary>
internal static class FileLock
{
    /// <summary>Held by a running server: one per data folder beside SQLite.</summary>
    public const string Server = "server.lock";

    /// <summary>Held while a backup is made or restored: one at a time.</summary>
    public const string Backup = "backup.lock";

    /// <summary>Held while the database is brought up to date.</summary>
    public const string Migration = "migrate.lock";

    /// <summary>The lock, until it is disposed; null when somebody else has it.</summary>
    public static FileStream? TryTake(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        try
        {
            return new FileStream(Path.Combine(folder, name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public static async Task<FileStream> TakeAsync(string folder, string name, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryTake(folder, name) is { } taken)
            {
                return taken;
            }

            await Task.Delay(100, cancellationToken);
        }
    }
}
