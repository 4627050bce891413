using System.Globalization;
using Events.Api.Office.Pieces;
using Events.Api.Shared;
using Events.Domain.Calendar;
using Events.Domain.Common;

namespace Events.Api.Office.Settings;

/// <summary>A room as it is being written.</summary>
internal sealed class RoomDraft
{
    public LocalizedText Name { get; set; } = LocalizedText.Empty;
    public int? Capacity { get; set; }
    public string? Zone { get; set; }
    public int Order { get; set; }

    public static RoomDraft Of(RoomRow row) => new() { Name = row.Name, Capacity = row.Capacity, Zone = row.Zone, Order = row.Order };

    public AddRoom ToNew(Guid eventId) => new(Name, Capacity, ZoneLetter, Order) { EventId = eventId };

    public ChangeRoom ToChange(Guid eventId, Guid roomId, long version) => new(Name, Capacity, ZoneLetter, Order) { EventId = eventId, RoomId = roomId, ExpectedVersion = version };

    /// <summary>What the two say differently, in the reader's words.</summary>
    public IReadOnlyList<BothVersions.Line> Compare(RoomDraft theirs, Words words)
    {
        var (mine, standing) = (Lines(words), theirs.Lines(words));
        return [.. mine.Zip(standing).Where(pair => pair.First.Said != pair.Second.Said).Select(pair => new BothVersions.Line(pair.First.Label, pair.Second.Said, pair.First.Said))];
    }

    private string? ZoneLetter => string.IsNullOrWhiteSpace(Zone) ? null : Zone.Trim();

    private IEnumerable<(string Label, string Said)> Lines(Words words) =>
    [
        (words["RoomName"], string.Join(" / ", Name.Texts.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Value))),
        (words["Seats"], Capacity?.ToString(CultureInfo.InvariantCulture) ?? ""),
        (words["RoomZone"], ZoneLetter?.ToUpperInvariant() ?? ""),
        (words["PlaceInLists"], Order.ToString(CultureInfo.InvariantCulture)),
    ];
}
