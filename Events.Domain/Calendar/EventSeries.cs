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
        Numbering = numbering;
        Rename(name, level);
    }

    public LocalizedText Name { get; private set; } = LocalizedText.Empty;

    /// <summary>The English name, folded.</summary>
    public string SortKey { get; private set; } = "";

    public SeriesLevel Level { get; private set; }

    /// <summary>Never changes: the editions have been numbered by it.</summary>
    public Numbering Numbering { get; private init; }

    public void Rename(LocalizedText name, SeriesLevel level)
    {
        Name = name;
        Level = level;
        SortKey = Folding.Fold(name.In(LocalizedText.English));
    }

    /// <summary>
    /// An edition carries what the series tells its editions apart by. A number follows the last one, unless somebody says why not:
    /// press and official papers often disagree about it, so the reason is the source (domain rule 43).
    /// </summary>
    /// <param name="last">The highest number of the other editions; null when there is none.</param>
    /// <exception cref="RuleViolation">edition-needs-ordinal, edition-needs-year, ordinal-out-of-order</exception>
    public void ExpectNumber(int? ordinal, int? year, int? last, string? reason)
    {
        if (Numbering is Numbering.Year)
        {
            _ = year ?? throw new RuleViolation("edition-needs-year", "Editions of this series are told apart by their year. Give it.", "year");
        }

        if (Numbering is Numbering.Ordinal)
        {
            _ = ordinal ?? throw new RuleViolation("edition-needs-ordinal", "Editions of this series are told apart by their number. Give it.", "ordinal");
        }

        if (ordinal is not null && last is not null && ordinal != last + 1 && string.IsNullOrWhiteSpace(reason))
        {
            throw new RuleViolation("ordinal-out-of-order", $"The next edition of this series is number {last + 1}. Give a reason, such as the source, for another number.", "ordinal");
        }
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
