using System.IO.Pipelines;

namespace Events.Domain.Lists;

/// <summary>Writes lists as the files that spreadsheets open, row by row: the whole is never in memory.</summary>
public interface IListWriter
{
    /// <summary>Writes the whole file. Does not complete the <paramref name="output" />.</summary>
    Task WriteAsync(ExportedList list, PipeWriter output, CancellationToken cancellationToken);

    /// <summary>A workbook to fill in: a sheet with nothing but headers, and a sheet with the values that its columns allow.</summary>
    Task WriteAsync(ListTemplate template, PipeWriter output, CancellationToken cancellationToken);
}

/// <param name="Name">Of the file, without its ending.</param>
/// <param name="SheetName">Of the sheet to fill in.</param>
/// <param name="ValuesSheetName">Of the sheet with the allowed values.</param>
public sealed record ListTemplate(string Name, string SheetName, string ValuesSheetName, IReadOnlyList<TemplateColumn> Columns);

/// <param name="Values">What the column takes; null: any text. Offered by the spreadsheet, not forced: a list may bring a new delegation.</param>
/// <param name="IsStrict">Whether the spreadsheet refuses any other value.</param>
public sealed record TemplateColumn(string Header, IReadOnlyList<string>? Values = null, bool IsStrict = false);
