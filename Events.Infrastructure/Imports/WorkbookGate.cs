using System.IO.Compression;
using Events.Domain.Common;

namespace Events.Infrastructure.Imports;

/// <summary>
/// Looks at the archive that a workbook is, before anything in it is read as XML. What the directory declares is what is unpacked at most:
/// the platform stops there.
/// </summary>
internal static class WorkbookGate
{
    public const long MaxUnpackedBytes = 50 * 1024 * 1024;
    public const int MaxEntries = 200;
    public const int MaxRatio = 100;

    // A small part packs as tightly as it likes.
    private const int RatioMatters = 64 * 1024;

    private static readonly string[] archives = [".zip", ".xlsx", ".xlsm", ".docx", ".docm", ".pptx", ".7z", ".rar", ".gz", ".jar"];

    /// <exception cref="RuleViolation">
    /// import-workbook-size, import-workbook-ratio, import-workbook-entries, import-workbook-path, import-workbook-nested, import-workbook-locked,
    /// import-workbook-macro, import-workbook-links
    /// </exception>
    public static ZipArchive Open(ReadOnlyMemory<byte> file)
    {
        var archive = new ZipArchive(new MemoryStream(file.ToArray(), writable: false), ZipArchiveMode.Read);
        try
        {
            Check(archive);
            return archive;
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    private static void Check(ZipArchive archive)
    {
        if (archive.Entries.Count > MaxEntries)
        {
            throw Refused("entries", $"The workbook has more than {MaxEntries} parts.");
        }

        if (archive.Entries.Sum(entry => entry.Length) > MaxUnpackedBytes)
        {
            throw Refused("size", $"The workbook unpacks to more than {MaxUnpackedBytes / 1024 / 1024} MB. Send the list in parts, without pictures.");
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in archive.Entries)
        {
            var name = entry.FullName;
            if (name.Contains("..", StringComparison.Ordinal) || name.Contains('\\', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal) || name.StartsWith('/') || !names.Add(name))
            {
                throw Refused("path", "The workbook has a part with a name that no spreadsheet writes.");
            }

            if (entry.IsEncrypted)
            {
                throw Locked();
            }

            if (entry.Length > RatioMatters && entry.Length / Math.Max(1, entry.CompressedLength) > MaxRatio)
            {
                throw Refused("ratio", "The workbook holds a part that is packed more tightly than any list is.");
            }

            if (name.Contains("vbaProject", StringComparison.OrdinalIgnoreCase))
            {
                throw Refused("macro", "The workbook has macros. Save it as .xlsx, without them.");
            }

            if (name.Contains("externalLinks/", StringComparison.OrdinalIgnoreCase))
            {
                throw Refused("links", "The workbook takes values from other workbooks. Paste them as values and save it again.");
            }

            if (archives.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) || IsArchive(entry))
            {
                throw Refused("nested", "The workbook has another file packed into it. Take it out and save it again.");
            }
        }
    }

    /// <summary>An old or encrypted workbook: no archive at all.</summary>
    public static RuleViolation Locked() => Refused("locked", "The workbook is encrypted, or of the old kind (.xls). Save it as .xlsx without a password.");

    private static bool IsArchive(ZipArchiveEntry entry)
    {
        Span<byte> start = stackalloc byte[4];
        using var content = entry.Open();
        return content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual("PK\u0003\u0004"u8);
    }

    private static RuleViolation Refused(string what, string message) => new($"import-workbook-{what}", message, "file");
}
