using System.Text;
using CsvHelper;
using Events.Domain.Common;
using Events.Domain.Delegations;

namespace Events.Infrastructure.Imports;

/// <summary>CSV as spreadsheets save it. What cannot be read for certain is refused with its row rather than guessed.</summary>
internal sealed class MemberLists : IMemberLists
{
    public IReadOnlyList<ListedMember> Read(ReadOnlyMemory<byte> file, ImportMapping mapping)
    {
        var text = Decode(file.Span);
        var nul = text.IndexOf('\0');
        if (nul >= 0)
        {
            throw new RuleViolation("import-nul", $"Line {LineOf(text, nul)} holds a NUL character. Save the list as CSV again.", "file");
        }

        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            Separator = SeparatorOf(text, mapping),
            OnMalformedRecord = RefuseUnclosed,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
        });
        reader.ReadHeader();
        var columns = Columns([.. reader.Headers], mapping);
        var rows = new List<ListedMember>();
        var headers = reader.Headers.Count;
        while (reader.Read())
        {
            var number = (int)reader.RowNumber + 1;
            if (reader.RawRecord.Length > Import.MaxLineBytes)
            {
                throw new RuleViolation("import-line-too-long", $"Row {number} is longer than {Import.MaxLineBytes / 1024} KB.", "file");
            }

            string? Cell(string field) => columns.TryGetValue(field, out var index) && index < reader.FieldCount && Text.Clean(reader.GetString(index)) is { } cell
                && cell != mapping.NullWord ? cell : null;
            var row = new ListedMember(
                number, Cell("delegation"), Cell("name"), Cell("nativeName"), Cell("honorific"), Cell("office"), Cell("organisation"), Cell("capacity"), Cell("category"),
                Cell("email"), Cell("nationality"), reader.FieldCount > headers);
            if (row with { Number = 0, HasTooManyCells = false } != new ListedMember(0, null, null, null, null, null, null, null, null, null, null, false) || row.HasTooManyCells)
            {
                rows.Add(row);
            }

            if (rows.Count > Import.MaxRows)
            {
                throw new RuleViolation("import-too-many-rows", $"The list has more than {Import.MaxRows} rows. Send it in parts.", "file");
            }
        }

        return rows.Count > 0 ? rows : throw new RuleViolation("import-empty", "The list has no row below its header.", "file");
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((byte[])[0xFF, 0xFE]) || bytes.StartsWith((byte[])[0xFE, 0xFF]))
        {
            return new UnicodeEncoding(bigEndian: bytes[0] == 0xFE, byteOrderMark: true).GetString(bytes[2..]);
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes);
        }
        catch (DecoderFallbackException invalid)
        {
            var line = bytes[..Math.Clamp(invalid.Index, 0, bytes.Length)].Count((byte)'\n') + 1;
            throw new RuleViolation("import-encoding", $"Line {line} is not UTF-8. Save the list as \"CSV UTF-8\".", "file");
        }
    }

    /// <summary>Of comma, semicolon and tab the one with which the header has most of the columns that are asked for.</summary>
    private static char SeparatorOf(string text, ImportMapping mapping)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var header = end < 0 ? text : text[..end];
        return new[] { ',', ';', '\t' }.MaxBy(separator =>
        {
            var names = header.Split(separator).Select(name => name.Trim().Trim('"').Trim()).ToHashSet(StringComparer.Ordinal);
            return mapping.Columns.Named().Count(column => names.Contains(column.Header.Trim()));
        });
    }

    private static Dictionary<string, int> Columns(List<string> headers, ImportMapping mapping)
    {
        var names = headers.ConvertAll(header => Text.Clean(header) ?? "");
        if (names.Where(name => name.Length > 0).GroupBy(name => name).FirstOrDefault(group => group.Count() > 1)?.Key is { } twice)
        {
            throw new RuleViolation("import-duplicate-header", $"Row 1 has the column \"{Short(twice)}\" twice.", "file");
        }

        var columns = new Dictionary<string, int>();
        foreach (var (field, header) in mapping.Columns.Named())
        {
            var index = names.IndexOf(Text.Clean(header) ?? "");
            columns.Add(field, index >= 0 ? index : throw new RuleViolation("import-missing-column", $"Row 1 has no column \"{Short(header)}\".", $"columns.{field}"));
        }

        return columns;
    }

    private static void RefuseUnclosed(CsvMalformedRecord record)
    {
        if (record.Reason is CsvMalformedReason.UnterminatedQuote)
        {
            throw new RuleViolation("import-unclosed-quote", $"The quote that opens in the row at line {record.LineNumber} is never closed.", "file");
        }
    }

    private static int LineOf(string text, int index) => text.AsSpan(0, index).Count('\n') + 1;

    private static string Short(string header) => header.Length > 60 ? header[..60] + "…" : header;
}
