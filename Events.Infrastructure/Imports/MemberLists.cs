using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Domain.Lists;

namespace Events.Infrastructure.Imports;

/// <summary>Lists in CSV and in workbooks, told apart by their first bytes.</summary>
internal sealed class MemberLists : IMemberLists
{
    private const int Samples = 3;

    public bool IsWorkbook(ReadOnlyMemory<byte> file) => WorkbookTable.Is(file.Span);

    public IReadOnlyList<ListedMember> Read(ReadOnlyMemory<byte> file, ImportMapping mapping) => Reading.Guarded(() =>
    {
        using var opened = Open(file, [.. mapping.Columns.Named().Select(column => column.Header)], mapping.Sheet);
        var columns = Columns(opened.Table.Headers, mapping);
        var rows = new List<ListedMember>();
        foreach (var line in opened.Table.Filled())
        {
            string? Cell(string field) => columns.TryGetValue(field, out var index) && line.Cells.ElementAtOrDefault(index) is { } cell && cell != mapping.NullWord ? cell : null;
            var row = new ListedMember(
                line.Number, Cell("delegation"), Cell("name"), Cell("nativeName"), Cell("honorific"), Cell("office"), Cell("organisation"), Cell("capacity"), Cell("category"),
                Cell("email"), Cell("nationality"), line.HasTooManyCells);
            if (row with { Number = 0, HasTooManyCells = false } != new ListedMember(0, null, null, null, null, null, null, null, null, null, null, false) || row.HasTooManyCells)
            {
                rows.Add(row);
            }
        }

        return rows.Count > 0 ? rows : throw new RuleViolation("import-empty", "The list has no row below its header.", "file");
    });

    public ListOutline Outline(ReadOnlyMemory<byte> file, string? sheet) => Reading.Guarded(() =>
    {
        using var opened = Open(file, [], sheet);
        var table = opened.Table;
        RefuseTwice(table.Headers);
        var samples = table.Headers.Select(_ => new List<string>()).ToList();
        var rows = 0;
        foreach (var line in table.Filled())
        {
            rows++;
            for (var index = 0; index < line.Cells.Count; index++)
            {
                if (line.Cells[index] is { } cell && samples[index].Count < Samples)
                {
                    samples[index].Add(ListTable.Short(cell));
                }
            }
        }

        var taken = new HashSet<string>();
        return new ListOutline(table.Sheet, table.Sheets, rows, [.. table.Headers.Zip(samples)
            .Where(column => column.First.Length > 0)
            .Select(column => new ListHeader(column.First, ColumnWords.Field(column.First) is { } field && taken.Add(field) ? field : null, column.Second))]);
    });

    private static OpenedList Open(ReadOnlyMemory<byte> file, IReadOnlyCollection<string> wanted, string? sheet) =>
        WorkbookTable.Is(file.Span) ? WorkbookTable.Open(file, sheet) : new OpenedList(CsvTable.Open(file, wanted), null);

    private static Dictionary<string, int> Columns(IReadOnlyList<string> headers, ImportMapping mapping)
    {
        RefuseTwice(headers);
        var columns = new Dictionary<string, int>();
        foreach (var (field, header) in mapping.Columns.Named())
        {
            var index = headers.ToList().IndexOf(Text.Clean(header) ?? "");
            columns.Add(field, index >= 0 ? index : throw new RuleViolation("import-missing-column", $"The header has no column \"{ListTable.Short(header)}\".", $"columns.{field}"));
        }

        return columns;
    }

    private static void RefuseTwice(IReadOnlyList<string> headers)
    {
        if (headers.Where(name => name.Length > 0).GroupBy(name => name).FirstOrDefault(group => group.Count() > 1)?.Key is { } twice)
        {
            throw new RuleViolation("import-duplicate-header", $"The header has the column \"{ListTable.Short(twice)}\" twice.", "file");
        }
    }
}

/// <summary>A list with what has to stay open while it is read.</summary>
internal sealed record OpenedList(ListTable Table, IDisposable? Held) : IDisposable
{
    public void Dispose() => Held?.Dispose();
}
