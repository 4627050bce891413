using System.Globalization;
using Events.Api.Shared;
using Events.Domain.Calendar;
using Events.Domain.Programme;

namespace Events.Api.Public;

/// <summary>Events and sessions as schema.org's <c>Event</c>.</summary>
internal static class EventData
{
    public static DataBlock Of(PublishedEvent edition, Reader reader, string origin) => DataBlock.Of(new Dictionary<string, object?>
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "Event",
        ["name"] = edition.Name.In(reader.Language),
        ["description"] = edition.Theme.IsEmpty ? null : edition.Theme.In(reader.Language),
        ["startDate"] = Day(edition.StartsOn),
        ["endDate"] = Day(edition.EndsOn),
        ["eventStatus"] = Status(edition.Status is EventStatus.Cancelled, edition.Status is EventStatus.Postponed),
        ["eventAttendanceMode"] = "https://schema.org/OfflineEventAttendanceMode",
        ["inLanguage"] = edition.Languages,
        ["url"] = $"{origin}/e/{edition.Slug}",
        ["location"] = Place(edition, reader, null),
        ["organizer"] = edition.Organisations.Select(organisation => new Dictionary<string, object> { ["@type"] = "Organization", ["name"] = organisation.Name.In(reader.Language) }).ToList(),
    });

    /// <summary>Nothing of a closed session but its time is known here.</summary>
    public static DataBlock Of(PublishedEvent edition, PublishedItem item, Reader reader, string origin) => DataBlock.Of(new Dictionary<string, object?>
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "Event",
        ["name"] = item.Title,
        ["description"] = item.Description,
        ["startDate"] = Instant(item.StartsUtc),
        ["endDate"] = Instant(item.EndsUtc),
        ["eventStatus"] = Status(item.IsCancelled, isPostponed: false),
        ["url"] = $"{origin}/e/{edition.Slug}/sessions/{item.SessionId}",
        ["location"] = Place(edition, reader, item.Room),
        ["performer"] = item.People.Count == 0 ? null : item.People.Select(person => new Dictionary<string, object> { ["@type"] = "Person", ["name"] = person.Name }).ToList(),
        ["superEvent"] = new Dictionary<string, object> { ["@type"] = "Event", ["name"] = edition.Name.In(reader.Language), ["url"] = $"{origin}/e/{edition.Slug}", ["startDate"] = Day(edition.StartsOn) },
    });

    private static Dictionary<string, object> Place(PublishedEvent edition, Reader reader, string? room) => new()
    {
        ["@type"] = "Place",
        ["name"] = room ?? (edition.Venue.IsEmpty ? edition.City : edition.Venue).In(reader.Language),
        ["address"] = new Dictionary<string, object> { ["@type"] = "PostalAddress", ["addressLocality"] = edition.City.In(reader.Language), ["addressCountry"] = edition.HostCountry },
    };

    private static string Status(bool isCancelled, bool isPostponed) => "https://schema.org/" + (isCancelled ? "EventCancelled" : isPostponed ? "EventPostponed" : "EventScheduled");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Instant(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
