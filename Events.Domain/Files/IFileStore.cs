namespace Events.Domain.Files;

/// <summary>
/// Files under the data folder: photos and finished papers. A key is a relative path made by us (never a name somebody sent),
/// such as <c>photos/0198…​.jpg</c>.
/// </summary>
public interface IFileStore
{
    /// <summary>
    /// Writes under a temporary name, flushes to the disk and renames: a file is either not there or whole.
    /// Replaces what stood under the key.
    /// </summary>
    Task<StoredFile> SaveAsync(string key, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken);

    /// <summary>A seekable stream, or null when there is no such file.</summary>
    Stream? OpenRead(string key);

    /// <summary>Does nothing when there is no such file.</summary>
    void Delete(string key);
}

/// <param name="Sha256">Of the content, lower-case hexadecimal; the strong ETag of a download.</param>
/// <param name="Length">In bytes.</param>
public sealed record StoredFile(string Key, string Sha256, long Length);
