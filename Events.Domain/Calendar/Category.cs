using Events.Domain.Common;

namespace Events.Domain.Calendar;

/// <summary>What a participant is to the event: colour and letter of the badge, and the zones it opens.</summary>
public sealed class Category : Aggregate, IOfEvent
{
    public const int MaxZones = 12;

    private Category()
    {
    }

    public Category(Guid eventId, LocalizedText name, string letter, string colour, IEnumerable<string> zones, int order)
    {
        EventId = eventId;
        Change(name, letter, colour, zones, order);
    }

    public Guid EventId { get; private init; }

    /// <summary>The word on the badge.</summary>
    public LocalizedText Name { get; private set; } = LocalizedText.Empty;

    /// <summary>One or two letters; unique in the event, since colour alone is not read by everyone.</summary>
    public string Letter { get; private set; } = "";

    /// <summary>#RRGGBB.</summary>
    public string Colour { get; private set; } = "";

    /// <summary>Letters of the zones it opens, such as P (public), C (conference), D (delegations).</summary>
    public List<string> Zones { get; private set; } = [];

    public int Order { get; private set; }

    public void Change(LocalizedText name, string letter, string colour, IEnumerable<string> zones, int order)
    {
        Name = name;
        Letter = letter.ToUpperInvariant();
        Colour = colour.ToUpperInvariant();
        Zones = [.. zones.Select(zone => zone.ToUpperInvariant()).Distinct()];
        Order = order;
    }
}
