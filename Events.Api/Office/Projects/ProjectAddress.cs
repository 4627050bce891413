using Events.Api.Office.People;
using Events.Api.Setup;
using Events.Api.Shared;
using Events.Domain.Common;
using Events.Domain.Projects;

namespace Events.Api.Office.Projects;

/// <summary>The list of projects as its address says it.</summary>
internal static class ProjectAddress
{
    /// <summary>Instead of a country's code.</summary>
    public const string NoCountry = "none";

    /// <summary>What cannot be read is as if it were not there: addresses are typed and cut off.</summary>
    public static ListProjects Read(Guid eventId, Reader reader)
    {
        var country = Text(reader, "country");
        return new ListProjects(eventId, reader.PageNumber)
        {
            Q = Text(reader, "q"),
            State = Read<ProjectState>(reader, "state"),
            Sector = Sector.Find(Text(reader, "sector"))?.Code,
            Country = country is { Length: 2 } ? country : null,
            Instrument = Read<InstrumentType>(reader, "instrument"),
            IsSigned = Text(reader, "signed") switch
            {
                PeopleAddress.Yes => true,
                PeopleAddress.No => false,
                _ => null,
            },
            OfNoCountry = country == NoCountry,
            Disclosure = Read<ValueDisclosure>(reader, "disclosure"),
            Kind = Read<ValueKind>(reader, "kind"),
            Currency = Currency.Exists(Text(reader, "currency")) ? Text(reader, "currency") : null,
        };
    }

    /// <summary>The same, as the application's interface says it.</summary>
    public static Dictionary<string, string?> Filters(ProjectFilter asked) => new()
    {
        ["q"] = asked.Q,
        ["state"] = Spelt(asked.State),
        ["signed"] = asked.IsSigned?.ToString(),
        ["sector"] = asked.Sector,
        ["country"] = asked.Country,
        ["noCountry"] = asked.OfNoCountry ? bool.TrueString : null,
        ["instrument"] = Spelt(asked.Instrument),
        ["disclosure"] = Spelt(asked.Disclosure),
        ["kind"] = Spelt(asked.Kind),
        ["currency"] = asked.Currency,
    };

    private static string? Spelt<T>(T? choice)
        where T : struct, Enum => choice is { } one ? PeopleAddress.Spelt(one) : null;

    private static string? Text(Reader reader, string name) => reader.Query.GetValueOrDefault(name) is { Length: > 0 } text ? text[..Math.Min(text.Length, Searching.MaxLength)] : null;

    private static T? Read<T>(Reader reader, string name)
        where T : struct, Enum => Choice<T>.TryParse(Text(reader, name), null, out var choice) ? choice.Value : null;
}
