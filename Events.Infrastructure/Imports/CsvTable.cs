using System.Text;
using CsvHelper;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Domain.Lists;

namespace Events.Infrastructure.Imports;

/// <summary>CSV as spreadsheets save it. What cannot be read for certain is refused with its row rather than guessed.</summary>
internal static class CsvTable
{
    private static readonly char[] separators = [',', ';', '\t'];

    /// <param name="wanted">Headers that are asked for; empty when nothing is known of the list yet.</param>
    public static ListTable Open(ReadOnlyMemory<byte> file, IReadOnlyCollection<string> wanted)
    {
        var text = Decode(file.Span);
        var nul = text.IndexOf('\0');
        if (nul >= 0)
        {
            throw new RuleViolation("import-nul", $"Line {LineOf(text, nul)} holds a NUL character. Save the list as CSV again.", "file");
        }

        var separator = SeparatorOf(text, wanted);
        using var reader = Reader(text, separator);
        reader.ReadHeader();
        return new ListTable([.. reader.Headers.Select(header => Text.Clean(Formulas.Plain(header)) ?? "")], Lines(text, separator), null, []);
    }

    private static IEnumerable<ListLine> Lines(string text, char separator)
    {
        using var reader = Reader(text, separator);
        reader.ReadHeader();
        var headers = reader.Headers.Count;
        while (reader.Read())
        {
            var number = (int)reader.RowNumber + 1;
            if (reader.RawRecord.Length > Import.MaxLineBytes)
            {
                throw new RuleViolation("import-line-too-long", $"Row {number} is longer than {Import.MaxLineBytes / 1024} KB.", "file");
            }

            var cells = new string?[Math.Min(headers, reader.FieldCount)];
            for (var index = 0; index < cells.Length; index++)
            {
                cells[index] = Text.Clean(Formulas.Plain(reader.GetString(index) ?? ""));
            }

            yield return new ListLine(number, cells, reader.FieldCount > headers);
        }
    }

    private static CsvReader Reader(string text, char separator) => CsvReader.FromText(text, new CsvReaderOptions
    {
        Separator = separator,
        OnMalformedRecord = RefuseUnclosed,
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
    });

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

    /// <summary>Of comma, semicolon and tab the one with which the header has most of the columns that are asked for, else most columns.</summary>
    private static char SeparatorOf(string text, IReadOnlyCollection<string> wanted)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var header = end < 0 ? text : text[..end];
        return separators.MaxBy(separator =>
        {
            var names = header.Split(separator).Select(name => name.Trim().Trim('"').Trim()).ToHashSet(StringComparer.Ordinal);
            return wanted.Count == 0 ? names.Count : wanted.Count(name => names.Contains(name.Trim()));
        });
    }

    private static void RefuseUnclosed(CsvMalformedRecord record)
    {
        if (record.Reason is CsvMalformedReason.UnterminatedQuote)
        {
            throw new RuleViolation("import-unclosed-quote", $"The quote that opens in the row at line {record.LineNumber} is never closed.", "file");
        }
    }

    private static int LineOf(string text, int index) => text.AsSpan(0, index).Count('\n') + 1;
}
