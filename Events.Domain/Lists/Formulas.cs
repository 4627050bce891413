namespace Events.Domain.Lists;

/// <summary>
/// Keeps spreadsheets from running what somebody typed. In a CSV file a cell that begins like a formula gets an apostrophe in front, and only
/// such a cell: <see cref="Plain" /> takes it off again, so that what went out comes back as it was.
/// </summary>
public static class Formulas
{
    /// <summary>The cell as a CSV file may hold it.</summary>
    public static string Guarded(string cell)
    {
        var start = cell.TrimStart('\'');
        return start.Length > 0 && Begins(start[0]) && !(start.Length == cell.Length && IsNumber(cell)) ? $"'{cell}" : cell;
    }

    /// <summary>The cell without the apostrophe that keeps it from being run.</summary>
    public static string Plain(string cell) =>
        cell.Length > 1 && cell[0] == '\'' && cell.TrimStart('\'') is { Length: > 0 } start && Begins(start[0]) ? cell[1..] : cell;

    // Full-width signs too: spreadsheets in East Asia take them for the narrow ones.
    private static bool Begins(char letter) => letter is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20';

    /// <summary>A telephone number or an amount: nothing to run, and spoilt by an apostrophe.</summary>
    private static bool IsNumber(string cell) => cell[0] is '+' or '-' && cell.Length > 1 && cell.AsSpan(1).IndexOfAnyExcept("0123456789 .,") < 0;
}
