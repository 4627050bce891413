using Events.Domain.Common;

namespace Events.Domain.Delegations;

/// <summary>Reads lists of members as people save them from spreadsheets.</summary>
public interface IMemberLists
{
    /// <summary>
    /// All rows of a CSV file (UTF-8 with or without a mark, UTF-16 with one; separated by comma, semicolon or tab), cells cleaned, the
    /// null word taken for empty. Rows without any text are left out.
    /// </summary>
    /// <exception cref="RuleViolation">
    /// import-encoding, import-nul, import-unclosed-quote, import-duplicate-header, import-missing-column, import-line-too-long,
    /// import-too-many-rows, import-empty; the message names the row.
    /// </exception>
    IReadOnlyList<ListedMember> Read(ReadOnlyMemory<byte> file, ImportMapping mapping);
}

/// <summary>One row as it was read; null where the cell is empty or there is no such column.</summary>
/// <param name="Number">As a spreadsheet counts: the header is row 1.</param>
/// <param name="HasTooManyCells">More cells than the header: some text holds a separator, and the cells behind it are not what they seem.</param>
public sealed record ListedMember(
    int Number, string? Delegation, string? Name, string? NativeName, string? Honorific, string? Office, string? Organisation, string? Capacity,
    string? Category, string? Email, string? Nationality, bool HasTooManyCells);
