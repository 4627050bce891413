using System.IO.Compression;
using Events.Domain.Common;

namespace Events.Infrastructure.Imports;

/// <summary>A list in a workbook: one of its visible sheets, its first row with text being the header.</summary>
internal static class WorkbookTable
{
    /// <summary>By the first bytes: an archive, or the old kind of file that is refused with a better word.</summary>
    public static bool Is(ReadOnlySpan<byte> file) => file.StartsWith("PK\u0003\u0004"u8) || IsOld(file);

    /// <param name="sheet">Null: the first visible one.</param>
    /// <exception cref="RuleViolation">import-no-sheet, and what <see cref="WorkbookGate" /> and <see cref="SheetReader" /> refuse.</exception>
    public static OpenedList Open(ReadOnlyMemory<byte> file, string? sheet)
    {
        if (IsOld(file.Span))
        {
            throw WorkbookGate.Locked();
        }

        var archive = WorkbookGate.Open(file);
        try
        {
            var (sheets, from1904) = Sheets(archive);
            var chosen = sheets.FirstOrDefault(candidate => sheet is null || candidate.Name == sheet);
            if (chosen.Name is null)
            {
                throw new RuleViolation("import-no-sheet", sheet is null ? "The workbook has no visible sheet." : $"The workbook has no visible sheet \"{ListTable.Short(sheet)}\".", "file");
            }

            var reader = new SheetReader(
                Part(archive, chosen.Path) ?? throw new InvalidDataException("The sheet is not in the workbook."),
                SharedTexts(archive), new WorkbookNumbers(Part(archive, "xl/styles.xml"), from1904));
            return new OpenedList(reader.Table(chosen.Name, [.. sheets.Select(found => found.Name)]), archive);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    private static bool IsOld(ReadOnlySpan<byte> file) => file.StartsWith((byte[])[0xD0, 0xCF, 0x11, 0xE0]);

    private static (List<(string Name, string Path)> Visible, bool From1904) Sheets(ZipArchive archive)
    {
        var targets = new Dictionary<string, string>();
        using (var relations = new GuardedXml(Part(archive, "xl/_rels/workbook.xml.rels") ?? throw new InvalidDataException("Not a workbook.")))
        {
            while (relations.NextElement())
            {
                if (relations["Id"] is { } id && relations["Target"] is { } target)
                {
                    targets[id] = target.StartsWith('/') ? target[1..] : $"xl/{target}";
                }
            }
        }

        var sheets = new List<(string, string)>();
        var from1904 = false;
        using var workbook = new GuardedXml(Part(archive, "xl/workbook.xml") ?? throw new InvalidDataException("Not a workbook."));
        while (workbook.NextElement())
        {
            if (workbook.Name is "workbookPr")
            {
                from1904 = workbook["date1904"] is "1" or "true";
            }
            else if (workbook.Name is "sheet" && (workbook["state"] is null or "visible") && workbook["name"] is { } name && workbook.Anywhere("id") is { } id && targets.TryGetValue(id, out var path))
            {
                sheets.Add((name, path));
            }
        }

        return (sheets, from1904);
    }

    private static List<string> SharedTexts(ZipArchive archive)
    {
        const int MaxTexts = 1_000_000;
        const int MaxCharacters = 16_000_000;
        var texts = new List<string>();
        if (Part(archive, "xl/sharedStrings.xml") is not { } part)
        {
            return texts;
        }

        using var xml = new GuardedXml(part);
        var characters = 0;
        while (xml.NextElement())
        {
            if (xml.Name is "si")
            {
                var text = SheetReader.TextInside(xml);
                if ((characters += text.Length) > MaxCharacters || texts.Count >= MaxTexts)
                {
                    throw new RuleViolation("import-workbook-size", "The workbook holds more text than a list of the allowed length.", "file");
                }

                texts.Add(text);
            }
        }

        return texts;
    }

    private static ZipArchiveEntry? Part(ZipArchive archive, string path) => archive.Entries.FirstOrDefault(entry => entry.FullName.Equals(path, StringComparison.OrdinalIgnoreCase));
}
