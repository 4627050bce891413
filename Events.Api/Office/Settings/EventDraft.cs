using Events.Api.Office.Pieces;
using Events.Api.Shared;
using Events.Domain.Calendar;
using Events.Domain.Common;

namespace Events.Api.Office.Settings;

/// <summary>An event's description as it is being written.</summary>
internal sealed class EventDraft
{
    public LocalizedText Name { get; set; } = LocalizedText.Empty;
    public LocalizedText Theme { get; set; } = LocalizedText.Empty;
    public LocalizedText City { get; set; } = LocalizedText.Empty;
    public LocalizedText Venue { get; set; } = LocalizedText.Empty;
    public DateOnly StartsOn { get; set; }
    public DateOnly EndsOn { get; set; }
    public string? Zone { get; set; }
    public string? HostCountry { get; set; }
    public List<string> Languages { get; set; } = [];
    public string? Aliases { get; set; }
    public Guid? SeriesId { get; set; }
    public int? Ordinal { get; set; }
    public int? Year { get; set; }
    public string? Reason { get; set; }

    public static EventDraft Of(EventDetail detail) => new()
    {
        Name = detail.Name,
        Theme = detail.Theme,
        City = detail.City,
        Venue = detail.Venue,
        StartsOn = detail.StartsOn,
        EndsOn = detail.EndsOn,
        Zone = detail.Zone,
        HostCountry = detail.HostCountry,
        Languages = [.. detail.Languages],
        Aliases = string.Join('\n', detail.Aliases),
        SeriesId = detail.SeriesId,
        Ordinal = detail.Ordinal,
        Year = detail.Year,
    };

    public ChangeEvent ToChange(Guid eventId, long version) => new(
        Name, StartsOn, EndsOn, Zone ?? "", HostCountry ?? "", City, Languages, SeriesId, Ordinal, Year, Theme,
        [.. (Aliases ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)], Venue, string.IsNullOrWhiteSpace(Reason) ? null : Reason)
    {
        EventId = eventId,
        ExpectedVersion = version,
    };

    /// <summary>What the two say differently, in the reader's words.</summary>
    public IReadOnlyList<BothVersions.Line> Compare(EventDraft theirs, Words words)
    {
        var (mine, standing) = (Lines(words), theirs.Lines(words));
        return [.. mine.Zip(standing).Where(pair => pair.First.Said != pair.Second.Said).Select(pair => new BothVersions.Line(pair.First.Label, pair.Second.Said, pair.First.Said))];
    }

    private IEnumerable<(string Label, string Said)> Lines(Words words) =>
    [
        (words["EventName"], Said(Name)),
        (words["EventTheme"], Said(Theme)),
        (words["EventDays"], words.Dates(StartsOn, EndsOn)),
        (words["EventZone"], Zone ?? ""),
        (words["EventHostCountry"], HostCountry ?? ""),
        (words["EventCity"], Said(City)),
        (words["EventVenue"], Said(Venue)),
        (words["EventLanguages"], string.Join(", ", Languages.Select(Domain.Common.Languages.NameOf))),
        (words["EventAliases"], string.Join(" / ", (Aliases ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))),
        (words["EventOrdinal"], Ordinal is { } ordinal ? words.Number(ordinal) : ""),
        (words["EventYear"], $"{Year}"),
    ];

    private static string Said(LocalizedText text) => string.Join(" / ", text.Texts.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Value));
}
