using System.Security.Cryptography;
using Events.Domain.Files;

namespace Events.Infrastructure.Files;

/// <summary>Files in <c>files/</c> of the data folder.</summary>
internal sealed class FileStore(string dataDirectory) : IFileStore
{
    private readonly string root = Path.Combine(dataDirectory, "files");

    public async Task<StoredFile> SaveAsync(string key, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
            {
                await write(file, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            await using var written = File.OpenRead(temporary);
            var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(written, cancellationToken));
            File.Move(temporary, path, overwrite: true);
            return new StoredFile(key, sha256, written.Length);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public Stream? OpenRead(string key)
    {
        try
        {
            return new FileStream(PathOf(key), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, useAsync: true);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Delete(string key)
    {
        try
        {
            File.Delete(PathOf(key));
        }
        catch (DirectoryNotFoundException)
        {
            // As gone as a file that is not there.
        }
    }

    private string PathOf(string key)
    {
        var path = Path.GetFullPath(Path.Combine(root, key));
        return path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path : throw new ArgumentException("The key leads out of the store.", nameof(key));
    }
}
