using Events.Domain.Lists;

namespace Events.Infrastructure.Lists;

/// <summary>The two sheets of a workbook to fill in.</summary>
internal static class TemplateSheets
{
    public static void Write(WorkbookWriter workbook, ListTemplate template)
    {
        var offered = template.Columns.Select((column, index) => (Column: column, Index: index)).Where(column => column.Column.Values is { Count: > 0 }).ToList();
        var values = $"'{WorkbookWriter.SheetName(template.ValuesSheetName).Replace("'", "''", StringComparison.Ordinal)}'";
        workbook.BeginSheet([.. template.Columns.Select(column => column.Header)]);
        workbook.EndSheet(withFilter: false, [.. offered.Select((column, place) =>
        {
            var letters = WorkbookWriter.ColumnName(place);
            return (column.Index, $"{values}!${letters}$2:${letters}${column.Column.Values!.Count + 1}", column.Column.IsStrict);
        })]);
        workbook.BeginSheet([.. offered.Select(column => column.Column.Header)]);
        for (var row = 0; row < offered.Select(column => column.Column.Values!.Count).DefaultIfEmpty().Max(); row++)
        {
            workbook.WriteRow([.. offered.Select(column => column.Column.Values!.ElementAtOrDefault(row))]);
        }

        workbook.EndSheet(withFilter: false, []);
    }
}
