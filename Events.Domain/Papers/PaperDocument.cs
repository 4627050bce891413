namespace Events.Domain.Papers;

/// <summary>A paper that flows over as many pages as it needs: every text final, in one language. Testable without a PDF.</summary>
/// <param name="Language">BCP 47; chooses the shapes of shared Han characters.</param>
/// <param name="Facts">Below the title, such as dates and place; null for none.</param>
/// <param name="Issued">At the foot of each page: when it was made.</param>
/// <param name="PageOf">The words of the foot with {0} for the page and {1} for the number of pages.</param>
public sealed record PaperDocument(
    string FileName, string Language, string EventName, string Title, string? Facts, string Issued, string PageOf, IReadOnlyList<PaperSection> Sections)
{
    /// <summary>To be read while standing before a door: larger letters, and each section on a page of its own.</summary>
    public bool IsSign { get; init; }
}

/// <param name="Flag">ISO 3166-1 alpha-2, stands before the heading; null for none.</param>
/// <param name="Columns">Their heads are repeated on each page.</param>
public sealed record PaperSection(string? Heading, string? Flag, string? Note, IReadOnlyList<PaperColumn> Columns, IReadOnlyList<PaperRow> Rows);

/// <param name="Head">Null for a column that needs none.</param>
/// <param name="Share">Of the width, beside the shares of the others.</param>
public sealed record PaperColumn(string? Head, double Share, bool IsNumber = false);

/// <param name="IsStruck">It does not take place.</param>
public sealed record PaperRow(IReadOnlyList<PaperCell> Cells, bool IsStruck = false);

/// <param name="Strong">In bold letters; null for none.</param>
/// <param name="Plain">Below it.</param>
/// <param name="Quiet">Below that, in smaller letters.</param>
public sealed record PaperCell(string? Strong = null, string? Plain = null, string? Quiet = null);

/// <summary>Draws papers that flow; decides nothing.</summary>
public interface IPaperPrinter
{
    /// <summary>Writes one PDF of A4 pages.</summary>
    Task PrintAsync(PaperDocument paper, Stream output, CancellationToken cancellationToken);

    /// <summary>A PNG of its first page, for the screen.</summary>
    Task<byte[]> DrawAsync(PaperDocument paper, CancellationToken cancellationToken);
}

/// <summary>Table nameplates: a sheet of A4 for each, folded in the middle to a tent, so that the name stands on both sides.</summary>
public sealed record Nameplates(string FileName, string Title, IReadOnlyList<Nameplate> Plates);

/// <param name="Line">Below the name: the office, or the country of a plate for a country.</param>
/// <param name="Flag">ISO 3166-1 alpha-2; null for none.</param>
public sealed record Nameplate(string? NativeName, string? LatinName, string? Line, string? Flag);

/// <summary>Draws nameplates; decides nothing.</summary>
public interface INameplatePrinter
{
    /// <summary>Writes one PDF, a page of A4 for each plate.</summary>
    Task PrintAsync(Nameplates plates, Stream output, CancellationToken cancellationToken);

    /// <summary>A PNG of the first sheet, for the screen.</summary>
    Task<byte[]> DrawAsync(Nameplates plates, CancellationToken cancellationToken);
}
