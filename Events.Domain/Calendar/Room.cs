using Events.Domain.Common;

namespace Events.Domain.Calendar;

/// <summary>A room that sessions are held in; holds one at a time.</summary>
public sealed class Room : Aggregate, IOfEvent
{
    public const int MaxCapacity = 100_000;

    private Room()
    {
    }

    public Room(Guid eventId, LocalizedText name, int? capacity, string? zone, int order)
    {
        EventId = eventId;
        Change(name, capacity, zone, order);
    }

    public Guid EventId { get; private init; }

    public LocalizedText Name { get; private set; } = LocalizedText.Empty;

    /// <summary>Seats; null when nobody has counted.</summary>
    public int? Capacity { get; private set; }

    /// <summary>The letter of the zone it lies in.</summary>
    public string? Zone { get; private set; }

    public int Order { get; private set; }

    public void Change(LocalizedText name, int? capacity, string? zone, int order)
    {
        Name = name;
        Capacity = capacity;
        Zone = zone?.ToUpperInvariant();
        Order = order;
    }
}
