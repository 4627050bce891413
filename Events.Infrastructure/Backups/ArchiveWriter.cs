using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Events.Infrastructure.Backups;

/// <summary>Fills an archive entry by entry and remembers the hash of each.</summary>
internal sealed class ArchiveWriter(Stream target) : IDisposable
{
    private readonly ZipArchive zip = new(target, ZipArchiveMode.Create, leaveOpen: true);
    private readonly Dictionary<string, string> sha256 = new(StringComparer.Ordinal);

    public bool Has(string name) => sha256.ContainsKey(name);

    public async Task AddAsync(string name, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        using var sha = SHA256.Create();
        await using (var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open())
        await using (var hashing = new CryptoStream(entry, sha, CryptoStreamMode.Write))
        {
            await write(hashing, cancellationToken);
            await hashing.FlushFinalBlockAsync(cancellationToken);
        }

        sha256.Add(name, Convert.ToHexStringLower(sha.Hash!));
    }

    public Task AddAsync(string name, Stream content, CancellationToken cancellationToken) =>
        AddAsync(name, (entry, stop) => content.CopyToAsync(entry, stop), cancellationToken);

    /// <summary>Writes the manifest. Nothing can be added afterwards.</summary>
    public async Task FinishAsync(string database, DatabaseCopy copy, DateTime madeUtc, CancellationToken cancellationToken)
    {
        var manifest = new BackupManifest(BackupManifest.CurrentFormat, database, copy.Migration, madeUtc, copy.Tables, sha256);
        await using var entry = zip.CreateEntry(BackupManifest.EntryName).Open();
        await JsonSerializer.SerializeAsync(entry, manifest, BackupManifest.Json, cancellationToken);
    }

    public void Dispose() => zip.Dispose();
}
