using Events.Api.Shared;

namespace Events.Api.Office.People;

/// <summary>The columns of the list beside the name, which always stands.</summary>
internal static class PeopleColumns
{
    public const string Parameter = "columns";
    public const string Delegation = "delegation", Capacity = "capacity", Category = "category", Office = "office", Organisation = "organisation", State = "state", Nominated = "nominated", Photo = "photo", Badge = "badge";

    /// <summary>In the order of the list.</summary>
    public static readonly IReadOnlyList<string> Choosable = [Delegation, Capacity, Category, Office, Organisation, State, Nominated, Photo, Badge];

    private static readonly IReadOnlyList<string> usual = [Delegation, Capacity, Category, Office, State, Photo, Badge];

    public static IReadOnlyList<string> Read(Reader reader) =>
        reader.Query.GetValueOrDefault(Parameter) is { Length: > 0 } asked ? [.. asked.Split(',').Where(Choosable.Contains)] : usual;

    /// <summary>Null for the usual ones, which the address does not name.</summary>
    public static string? Write(IReadOnlyCollection<string> columns) =>
        usual.Count == columns.Count && usual.All(columns.Contains) ? null : columns.Count == 0 ? "none" : string.Join(',', Choosable.Where(columns.Contains));

    public static string WordOf(string column) => column switch
    {
        Delegation => "Delegation",
        Capacity => "Capacity",
        Category => "Category",
        Office => "OfficeHeld",
        Organisation => "Organisation",
        State => "State",
        Nominated => "Nominated",
        Photo => "Photo",
        _ => "Badge",
    };
}
