using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Events.Domain.Common;
using Events.Domain.Delegations;

namespace Events.Infrastructure.Imports;

/// <summary>
/// Reads a sheet row by row. A formula counts by the result that the spreadsheet kept; nothing is ever reckoned. Cells that are merged down
/// a column all say what the first of them says, as they look.
/// </summary>
internal sealed partial class SheetReader(ZipArchiveEntry sheet, List<string> sharedTexts, WorkbookNumbers numbers)
{
    public const int MaxColumns = 200;

    // Below a list people leave notes and empty rows; nobody's list begins there.
    private const int MaxRowNumber = Import.MaxRows * 2;
    private const int MaxMerges = 10_000;

    public ListTable Table(string name, IReadOnlyList<string> sheets)
    {
        var merges = Merges();
        var headers = new List<string>();
        foreach (var (_, cells) in Rows())
        {
            headers = [.. cells.Select(cell => Text.Clean(cell) ?? "")];
            break;
        }

        return new ListTable(headers, Lines(headers.Count, merges), name, sheets);
    }

    /// <summary>The text of a shared or inline string that the reader is on: its runs together, without readings above the letters.</summary>
    public static string TextInside(GuardedXml xml)
    {
        if (xml.IsEmpty)
        {
            return "";
        }

        var text = new StringBuilder();
        var depth = xml.Depth;
        var reading = false;
        while (xml.NextInside(depth))
        {
            reading = xml.Name is "rPh" || (reading && xml.Depth > depth + 1);
            if (xml.Name is "t" && !reading)
            {
                text.Append(xml.Text());
            }
        }

        return text.Length <= GuardedXml.MaxTextLength ? Unescape(text.ToString()) : throw new RuleViolation("import-cell-too-long", $"A cell holds more than {GuardedXml.MaxTextLength} characters.", "file");
    }

    private IEnumerable<ListLine> Lines(int headers, Dictionary<int, List<(int First, int Last)>> merges)
    {
        var open = merges.ToDictionary(column => column.Key, column => (Ranges: column.Value.OrderBy(range => range.First).ToList(), At: 0, Text: (string?)null, Begun: false));
        var isHeader = true;
        foreach (var (number, cells) in Rows())
        {
            if (isHeader)
            {
                isHeader = false;
                continue;
            }

            foreach (var column in merges.Keys.Where(column => column < cells.Length))
            {
                var (ranges, at, text, begun) = open[column];
                while (at < ranges.Count && ranges[at].Last < number)
                {
                    (at, text, begun) = (at + 1, null, false);
                }

                if (at < ranges.Count && ranges[at].First <= number)
                {
                    (text, begun) = (begun ? text : cells[column], true);
                    cells[column] = text;
                }

                open[column] = (ranges, at, text, begun);
            }

            // What stands beside the table has no header, so it is nobody's field.
            yield return new ListLine(number, [.. cells.Take(headers).Select(Text.Clean)], HasTooManyCells: false);
        }
    }

    /// <summary>Rows with text, each as wide as the widest so far.</summary>
    private IEnumerable<(int Number, string?[] Cells)> Rows()
    {
        using var xml = new GuardedXml(sheet);
        var (row, column, width) = (0, 0, 0);
        var cells = new Dictionary<int, string>();
        while (xml.NextElement())
        {
            if (xml.Name is "row")
            {
                if (cells.Count > 0)
                {
                    yield return (row, Line());
                }

                cells.Clear();
                (row, column) = (xml["r"] is { } given ? int.Parse(given, NumberStyles.None, CultureInfo.InvariantCulture) : row + 1, 0);
            }
            else if (xml.Name is "c")
            {
                column = xml["r"] is { } reference ? ColumnOf(reference) : column + 1;
                var text = Cell(xml, row, column);
                if (!string.IsNullOrEmpty(text))
                {
                    if (column > MaxColumns || row > MaxRowNumber || row < 1)
                    {
                        throw new RuleViolation("import-cell-out-of-reach", $"Row {row}, column {column} holds something: a list has at most {MaxColumns} columns, and no gap as long as that.", "file");
                    }

                    cells[column - 1] = text;
                    width = Math.Max(width, column);
                }
            }
        }

        if (cells.Count > 0)
        {
            yield return (row, Line());
        }

        string?[] Line() => [.. Enumerable.Range(0, width).Select(index => cells.GetValueOrDefault(index))];
    }

    private string? Cell(GuardedXml xml, int row, int column)
    {
        var (type, style) = (xml["t"], xml["s"]);
        if (xml.IsEmpty)
        {
            return null;
        }

        string? value = null;
        var hasFormula = false;
        var depth = xml.Depth;
        while (xml.NextInside(depth))
        {
            switch (xml.Name)
            {
                case "v":
                    value = xml.Text();
                    break;
                case "is":
                    value = TextInside(xml);
                    break;
                case "f":
                    hasFormula = true;
                    break;
            }
        }

        if (type is "e" || (hasFormula && value is null))
        {
            throw new RuleViolation("import-cell-without-value", $"Row {row}, column {column} has a formula without a result. Open the workbook in a spreadsheet, mend it and save it again.", "file");
        }

        return value is null or "" ? null : type switch
        {
            "s" => sharedTexts[int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture) is var index && index < sharedTexts.Count ? index : throw new InvalidDataException("There is no such text.")],
            "inlineStr" => value,
            "str" or "d" => Unescape(value),
            "b" => value is "1" ? "TRUE" : "FALSE",
            _ => numbers.Say(value, style),
        };
    }

    /// <summary>The cells that are merged down one column, by column; others keep what they say in their first cell.</summary>
    private Dictionary<int, List<(int First, int Last)>> Merges()
    {
        var merges = new Dictionary<int, List<(int, int)>>();
        var count = 0;
        using var xml = new GuardedXml(sheet);
        while (xml.NextElement())
        {
            if (xml.Name is not "mergeCell" || xml["ref"]?.Split(':') is not [var from, var to])
            {
                continue;
            }

            var (left, right, first, last) = (ColumnOf(from), ColumnOf(to), RowOf(from), RowOf(to));
            if (++count > MaxMerges || right - left >= MaxColumns || last - first > MaxRowNumber)
            {
                throw new RuleViolation("import-workbook-merged", "More cells of the sheet are merged than a list has. Take the merging off and save it again.", "file");
            }

            if (left == right)
            {
                (merges.TryGetValue(left - 1, out var ranges) ? ranges : merges[left - 1] = []).Add((first, last));
            }
        }

        return merges;
    }

    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetterUpper).Take(4))
        {
            column = (column * 26) + letter - 'A' + 1;
        }

        return column > 0 ? column : throw new FormatException("Not a cell.");
    }

    private static int RowOf(string reference) => int.Parse(reference.AsSpan(reference.Count(char.IsAsciiLetterUpper)), NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escaped().Replace(text, match => ((char)int.Parse(match.Groups[1].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString())
        : text;

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_", RegexOptions.NonBacktracking)]
    private static partial Regex Escaped();
}
