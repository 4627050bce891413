using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Events.Infrastructure.Persistence;

namespace Events.Infrastructure.Backups;

/// <summary>An archive of which every byte has been read and compared with its manifest.</summary>
internal sealed class ArchiveReader : IDisposable
{
    private readonly ZipArchive zip;

    private ArchiveReader(ZipArchive zip, BackupManifest manifest) => (this.zip, Manifest) = (zip, manifest);

    public BackupManifest Manifest { get; }

    /// <exception cref="OperatorProblem">There is no such file, it is no backup, or it is torn.</exception>
    public static async Task<ArchiveReader> OpenAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new OperatorProblem($"There is no file {path}.");
        }

        ZipArchive? zip = null;
        try
        {
            zip = ZipFile.OpenRead(path);
            var manifest = await ReadManifestAsync(zip, path, cancellationToken);
            await CompareAsync(zip, manifest, path, cancellationToken);
            return new ArchiveReader(zip, manifest);
        }
        catch (Exception failure)
        {
            zip?.Dispose();
            throw failure is InvalidDataException or EndOfStreamException or JsonException ? Unreadable(path, failure) : failure;
        }
    }

    public Stream Open(string name) => zip.GetEntry(name)!.Open();

    /// <summary>Names of the entries in a folder of the archive (<c>data/</c>).</summary>
    public IEnumerable<string> In(string folder) => Manifest.Sha256.Keys.Where(name => name.StartsWith(folder, StringComparison.Ordinal));

    public void Dispose() => zip.Dispose();

    private static async Task<BackupManifest> ReadManifestAsync(ZipArchive zip, string path, CancellationToken cancellationToken)
    {
        var entry = zip.GetEntry(BackupManifest.EntryName) ?? throw new OperatorProblem($"{path} is no backup of Events: it has no {BackupManifest.EntryName}.");
        await using var content = entry.Open();
        var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(content, BackupManifest.Json, cancellationToken);
        return manifest switch
        {
            null => throw new InvalidDataException("The manifest is empty."),
            { Format: not BackupManifest.CurrentFormat } => throw new OperatorProblem($"{path} was made by another version of Events (archive format {manifest.Format}). Restore it with that version."),
            _ => manifest,
        };
    }

    private static async Task CompareAsync(ZipArchive zip, BackupManifest manifest, string path, CancellationToken cancellationToken)
    {
        foreach (var (name, expected) in manifest.Sha256)
        {
            var entry = zip.GetEntry(name) ?? throw new OperatorProblem($"{path} is torn: {name} is missing. Nothing was changed.");
            await using var content = entry.Open();
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)) != expected)
            {
                throw new OperatorProblem($"{path} is damaged: {name} is not what was backed up. Nothing was changed.");
            }
        }
    }

    private static OperatorProblem Unreadable(string path, Exception cause)
    {
        Span<byte> start = stackalloc byte[2];
        using var file = File.OpenRead(path);
        var isZip = file.ReadAtLeast(start, 2, throwOnEndOfStream: false) == 2 && start.SequenceEqual("PK"u8);
        return new OperatorProblem(isZip ? $"{path} is torn or damaged: it cannot be read to its end. Nothing was changed." : $"{path} is no backup of Events.", cause);
    }
}
