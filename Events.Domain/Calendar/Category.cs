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

    /// <summary>Null for the first of the built-in designs, or where <see cref="BadgeDesignId" /> names one of the event's own.</summary>
    public Guid? BuiltInDesignId { get; private set; }

    /// <summary>The event's own design of its badges; null for a built-in one.</summary>
    public Guid? BadgeDesignId { get; private set; }

    /// <summary>Stands in the band of the badge beside the colour.</summary>
    public BandPattern Pattern { get; private set; }

    /// <summary>The days of the event on which its badges are valid, in order; empty for all of them.</summary>
    public List<DateOnly> ValidOn { get; private set; } = [];

    public void Change(LocalizedText name, string letter, string colour, IEnumerable<string> zones, int order)
    {
        Name = name;
        Letter = letter.ToUpperInvariant();
        Colour = colour.ToUpperInvariant();
        Zones = [.. zones.Select(zone => zone.ToUpperInvariant()).Distinct()];
        Order = order;
    }
    internal void ChooseBadge(Guid? builtInDesignId, Guid? badgeDesignId, BandPattern pattern, IEnumerable<DateOnly> validOn)
    {
        (BuiltInDesignId, BadgeDesignId, Pattern) = (builtInDesignId, badgeDesignId, pattern);
        ValidOn = [.. validOn.Distinct().Order()];
    }
}

/// <summary>What doubles the colour of a band.</summary>
public enum BandPattern
{
    Plain,
    Slanted,
    Level,
    Upright,
    Dots,
    Checks,
    Chevrons,
    Crosses,
}
