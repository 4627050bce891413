using System.Globalization;
using Events.Api.Office.Pieces;
using Events.Api.Shared;
using Events.Domain.Calendar;
using Events.Domain.Common;

namespace Events.Api.Office.Settings;

/// <summary>A category as it is being written.</summary>
internal sealed class CategoryDraft
{
    public LocalizedText Name { get; set; } = LocalizedText.Empty;
    public string? Letter { get; set; }
    public string? Colour { get; set; } = "#0B5C8A";

    /// <summary>Letters, with anything between them.</summary>
    public string? Zones { get; set; }
    public int Order { get; set; }

    public static CategoryDraft Of(CategoryRow row) => new() { Name = row.Name, Letter = row.Letter, Colour = row.Colour, Zones = string.Join(", ", row.Zones), Order = row.Order };

    public AddCategory ToNew(Guid eventId) => new(Name, Letter ?? "", Colour ?? "", ZoneLetters, Order) { EventId = eventId };

    public ChangeCategory ToChange(Guid eventId, Guid categoryId, long version) =>
        new(Name, Letter ?? "", Colour ?? "", ZoneLetters, Order) { EventId = eventId, CategoryId = categoryId, ExpectedVersion = version };

    /// <summary>What the two say differently, in the reader's words.</summary>
    public IReadOnlyList<BothVersions.Line> Compare(CategoryDraft theirs, Words words)
    {
        var (mine, standing) = (Lines(words), theirs.Lines(words));
        return [.. mine.Zip(standing).Where(pair => pair.First.Said != pair.Second.Said).Select(pair => new BothVersions.Line(pair.First.Label, pair.Second.Said, pair.First.Said))];
    }

    private List<string> ZoneLetters => [.. (Zones ?? "").Split([',', ' ', ';', '·', '、', '，'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private IEnumerable<(string Label, string Said)> Lines(Words words) =>
    [
        (words["CategoryName"], string.Join(" / ", Name.Texts.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Value))),
        (words["CategoryLetter"], Letter ?? ""),
        (words["CategoryColour"], Colour?.ToUpperInvariant() ?? ""),
        (words["CategoryZones"], string.Join(", ", ZoneLetters)),
        (words["PlaceInLists"], Order.ToString(CultureInfo.InvariantCulture)),
    ];
}
