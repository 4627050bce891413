namespace Events.Domain.Lists;

/// <summary>A list on its way out: what is asked for is fixed, the rows are read while they are written.</summary>
/// <param name="Name">Of the file, without its ending.</param>
/// <param name="Headers">In the order of the columns.</param>
/// <param name="Rows">As many cells as headers; null where there is nothing to say. Read once, before the message's scope ends.</param>
public sealed record ExportedList(string Name, ListFormat Format, IReadOnlyList<string> Headers, IAsyncEnumerable<IReadOnlyList<string?>> Rows)
{
    public string FileName => $"{Name}.{Format.ToString().ToLowerInvariant()}";

    public string MediaType => Format is ListFormat.Csv ? "text/csv; charset=utf-8" : MediaTypes.Workbook;
}

public enum ListFormat
{
    Xlsx,
    Csv,
}

public static class MediaTypes
{
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}
