using Events.Domain.Common;
using Events.Domain.Delegations;

namespace Events.Infrastructure.Imports;

/// <summary>A list as a file holds it, whatever the kind of file: headers, and lines that are read one after the other.</summary>
/// <param name="Sheet">Which sheet of a workbook it is; null for CSV.</param>
/// <param name="Sheets">The visible sheets of a workbook; empty for CSV.</param>
internal sealed record ListTable(IReadOnlyList<string> Headers, IEnumerable<ListLine> Lines, string? Sheet, IReadOnlyList<string> Sheets)
{
    /// <summary>The lines that say anything, as long as there are not too many.</summary>
    /// <exception cref="RuleViolation">import-too-many-rows, import-empty, and what reading them refuses.</exception>
    public IEnumerable<ListLine> Filled()
    {
        var count = 0;
        foreach (var line in Lines.Where(line => line.HasTooManyCells || line.Cells.Any(cell => cell is not null)))
        {
            if (++count > Import.MaxRows)
            {
                throw new RuleViolation("import-too-many-rows", $"The list has more than {Import.MaxRows} rows. Send it in parts.", "file");
            }

            yield return line;
        }

        if (count == 0)
        {
            throw new RuleViolation("import-empty", "The list has no row below its header.", "file");
        }
    }

    /// <summary>As a header is shown in a refusal.</summary>
    public static string Short(string header) => header.Length > 60 ? header[..60] + "…" : header;
}

/// <param name="Number">As a spreadsheet counts: its first row is 1.</param>
/// <param name="Cells">Cleaned; null where there is nothing. At most as many as headers.</param>
/// <param name="HasTooManyCells">More cells than headers.</param>
internal sealed record ListLine(int Number, IReadOnlyList<string?> Cells, bool HasTooManyCells);
