using System.IO.Compression;
using Events.Domain.Common;

namespace Events.Domain.PhotoSets;

/// <summary>
/// An archive of photos, looked at before anything in it is unpacked. What the directory declares is what is unpacked at most: the platform
/// stops there. Nothing is ever written under a name that the archive gives.
/// </summary>
public sealed class PhotoArchive : IDisposable
{
    public const int MaxEntries = 5_000;
    public const long MaxUnpackedBytes = 1024L * 1024 * 1024;

    /// <summary>Pictures are packed already: what shrinks to a hundredth is none.</summary>
    public const int MaxRatio = 100;

    // A small part packs as tightly as it likes.
    private const int RatioMatters = 64 * 1024;
    private const int UnixKind = 0xF000;
    private const int UnixLink = 0xA000;

    private static readonly string[] archives = [".zip", ".7z", ".rar", ".gz", ".tar", ".jar"];
    private static readonly string[] litter = [".DS_Store", "Thumbs.db", "desktop.ini"];
    private readonly ZipArchive archive;

    private PhotoArchive(ZipArchive archive) => this.archive = archive;

    /// <summary>Everything that may be a photo, in the archive's order.</summary>
    public IReadOnlyList<ZipArchiveEntry> Photos { get; private set; } = [];

    /// <param name="file">Seekable; closed with the archive.</param>
    /// <exception cref="RuleViolation">
    /// photo-archive-broken, photo-archive-entries, photo-archive-size, photo-archive-path, photo-archive-locked, photo-archive-ratio, photo-archive-nested, photo-archive-empty
    /// </exception>
    public static PhotoArchive Open(Stream file)
    {
        PhotoArchive? opened = null;
        try
        {
            opened = new PhotoArchive(new ZipArchive(file, ZipArchiveMode.Read));
            opened.Check();
            return opened;
        }
        catch (InvalidDataException)
        {
            opened?.Dispose();
            throw Refused("broken", "This is no archive that can be read. Send the photos as a ZIP.");
        }
        catch
        {
            opened?.Dispose();
            throw;
        }
    }

    public void Dispose() => archive.Dispose();

    private void Check()
    {
        if (archive.Entries.Count > MaxEntries)
        {
            throw Refused("entries", $"The archive has more than {MaxEntries} files. Send it in parts.");
        }

        if (archive.Entries.Sum(entry => entry.Length) > MaxUnpackedBytes)
        {
            throw Refused("size", $"The archive unpacks to more than {MaxUnpackedBytes / 1024 / 1024} MB. Send it in parts.");
        }

        foreach (var entry in archive.Entries)
        {
            var name = entry.FullName.Replace('\\', '/');
            if (name.StartsWith('/') || name.Contains(':', StringComparison.Ordinal) || name.Split('/').Contains("..") || (entry.ExternalAttributes >> 16 & UnixKind) == UnixLink)
            {
                throw Refused("path", "The archive has a file under a name that leads out of it. Pack the photos anew.");
            }

            if (entry.IsEncrypted)
            {
                throw Refused("locked", "The archive is encrypted. Pack the photos without a password.");
            }

            if (entry.Length > RatioMatters && entry.Length / Math.Max(1, entry.CompressedLength) > MaxRatio)
            {
                throw Refused("ratio", "The archive holds a file that is packed more tightly than any picture is.");
            }

            if (archives.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            {
                throw Refused("nested", "The archive has another archive in it. Pack the photos themselves.");
            }
        }

        Photos = [.. archive.Entries.Where(entry => entry.Name.Length > 0 && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal) && !litter.Contains(entry.Name))];
        if (Photos.Count == 0)
        {
            throw Refused("empty", "There is no photo in the archive.");
        }
    }

    private static RuleViolation Refused(string what, string message) => new($"photo-archive-{what}", message, "file");
}
