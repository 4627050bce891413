using Events.Domain.Common;

namespace Events.Domain.Calendar;

/// <summary>A recurring mechanism, such as a forum held every year; an <see cref="Event" /> is one edition.</summary>
public sealed class EventSeries : Aggregate
{
    private EventSeries()
    {
    }

    public EventSeries(LocalizedText name, SeriesLevel level, Numbering numbering)
    {
        Name = name;
        Level = level;
        Numbering = numbering;
    }

    public LocalizedText Name { get; private set; } = LocalizedText.Empty;

    public SeriesLevel Level { get; private set; }

    public Numbering Numbering { get; private set; }

    public void Rename(LocalizedText name, SeriesLevel level)
    {
        Name = name;
        Level = level;
    }
}

public enum SeriesLevel
{
    Summit,
    Ministerial,
    SeniorOfficials,
    Forum,
    Week,
    Conference,
}

/// <summary>How editions are told apart: "the sixth" or "2024".</summary>
public enum Numbering
{
    Ordinal,
    Year,
}
