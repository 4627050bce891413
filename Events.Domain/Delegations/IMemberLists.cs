using Events.Domain.Common;

namespace Events.Domain.Delegations;

/// <summary>Reads lists of members as people save them from spreadsheets.</summary>
public interface IMemberLists
{
    /// <summary>
    /// All rows of a CSV file (UTF-8 with or without a mark, UTF-16 with one; separated by comma, semicolon or tab) or of one visible sheet of a
    /// workbook (.xlsx), cells cleaned, the null word taken for empty. Rows without any text are left out. A formula counts by the result that
    /// stands in the file; nothing is reckoned.
    /// </summary>
    /// <exception cref="RuleViolation">
    /// import-encoding, import-nul, import-unclosed-quote, import-duplicate-header, import-missing-column, import-line-too-long,
    /// import-too-many-rows, import-empty; for workbooks import-no-sheet, import-cell-too-long, import-cell-out-of-reach,
    /// import-cell-without-value, import-workbook-broken, -locked, -size, -ratio, -entries, -path, -nested, -macro, -links, -merged; the message
    /// names the row.
    /// </exception>
    IReadOnlyList<ListedMember> Read(ReadOnlyMemory<byte> file, ImportMapping mapping);

    /// <summary>What the file holds, before anybody has said which column means what. Reads all of it, with the same refusals.</summary>
    /// <param name="sheet">Of a workbook; null: the first visible one.</param>
    /// <exception cref="RuleViolation">As above.</exception>
    ListOutline Outline(ReadOnlyMemory<byte> file, string? sheet);

    /// <summary>Whether it begins as a workbook does; everything else is read as CSV.</summary>
    bool IsWorkbook(ReadOnlyMemory<byte> file);
}

/// <param name="Sheet">The one that was read; null for CSV.</param>
/// <param name="Sheets">The visible ones; empty for CSV.</param>
/// <param name="Rows">With any text, the header not counted.</param>
public sealed record ListOutline(string? Sheet, IReadOnlyList<string> Sheets, int Rows, IReadOnlyList<ListHeader> Headers);

/// <param name="Field">The field of ours that the header's word means; null when it means none that is known, or one that an earlier column has.</param>
/// <param name="Samples">The first cells with text, at most three, shortened.</param>
public sealed record ListHeader(string Header, string? Field, IReadOnlyList<string> Samples);

/// <summary>One row as it was read; null where the cell is empty or there is no such column.</summary>
/// <param name="Number">As a spreadsheet counts: the header is row 1.</param>
/// <param name="HasTooManyCells">More cells than the header: some text holds a separator, and the cells behind it are not what they seem.</param>
public sealed record ListedMember(
    int Number, string? Delegation, string? Name, string? NativeName, string? Honorific, string? Office, string? Organisation, string? Capacity,
    string? Category, string? Email, string? Nationality, bool HasTooManyCells);
