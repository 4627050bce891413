using System.Text.Json;
using Events.Api.Setup;
using Events.Api.Shared;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.Office;

namespace Events.Api.Office.People;

/// <summary>The list of people as its address says it.</summary>
internal static class PeopleAddress
{
    public const string Yes = "yes";
    public const string No = "no";

    /// <summary>What cannot be read is as if it were not there: addresses are typed and cut off.</summary>
    public static ListPeople Read(Guid eventId, Reader reader)
    {
        var sort = reader.Query.GetValueOrDefault("sort") ?? "";
        return new ListPeople(
            eventId, Text(reader, "q"), Id(reader, "delegation"), Id(reader, "category"),
            Choice<ParticipationState>.TryParse(Text(reader, "state"), null, out var state) ? state.Value : null, Flag(reader, "photo"), Flag(reader, "badge"),
            Choice<PeopleSort>.TryParse(sort.TrimStart('-'), null, out var by) ? by.Value : PeopleSort.Name, sort.StartsWith('-'),
            reader.PageNumber, Paging.DefaultSize);
    }

    /// <summary>Whether somebody may be left out: an order or a page leaves nobody out.</summary>
    public static bool IsNarrowed(ListPeople asked) => asked != new ListPeople(asked.EventId, Sort: asked.Sort, Descending: asked.Descending, Page: asked.Page, PageSize: asked.PageSize);

    /// <summary>As in the API: <c>submitted</c>.</summary>
    public static string Spelt<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string? Text(Reader reader, string name) => reader.Query.GetValueOrDefault(name) is { Length: > 0 } text ? text[..Math.Min(text.Length, Searching.MaxLength)] : null;

    private static Guid? Id(Reader reader, string name) => Guid.TryParse(Text(reader, name), out var id) ? id : null;

    private static bool? Flag(Reader reader, string name) => Text(reader, name) switch
    {
        Yes => true,
        No => false,
        _ => null,
    };
}
