using System.Globalization;
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
        return new ListProjects(
            eventId, Text(reader, "q"), Read<ProjectState>(reader, "state"), Sector.Find(Text(reader, "sector"))?.Code,
            country is { Length: 2 } ? country : null, Read<InstrumentType>(reader, "instrument"),
            int.TryParse(Text(reader, "page"), CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1, Paging.DefaultSize)
        {
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

    private static string? Text(Reader reader, string name) => reader.Query.GetValueOrDefault(name) is { Length: > 0 } text ? text[..Math.Min(text.Length, Searching.MaxLength)] : null;

    private static T? Read<T>(Reader reader, string name)
        where T : struct, Enum => Choice<T>.TryParse(Text(reader, name), null, out var choice) ? choice.Value : null;
}
