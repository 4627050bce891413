using Events.Domain.Common;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Calendar;

/// <summary>What creating and changing an event both say of it.</summary>
public interface IDescribesEvent
{
    LocalizedText Name { get; }

    LocalizedText? Theme { get; }

    IReadOnlyList<string>? Aliases { get; }

    /// <summary>The first day, in the event's zone.</summary>
    DateOnly StartsOn { get; }

    /// <summary>The last day, in the event's zone.</summary>
    DateOnly EndsOn { get; }

    /// <summary>IANA time zone.</summary>
    string Zone { get; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    string HostCountry { get; }

    LocalizedText City { get; }

    LocalizedText? Venue { get; }

    IReadOnlyList<string> Languages { get; }

    Guid? SeriesId { get; }

    int? Ordinal { get; }

    int? Year { get; }

    /// <summary>Why the number does not follow the last edition's: the source of another one.</summary>
    string? Reason { get; }
}

internal sealed class EventDescriptionValidator : AbstractValidator<IDescribesEvent>
{
    public EventDescriptionValidator()
    {
        RuleFor(edition => edition.Name).IsNamed();
        RuleFor(edition => edition.Theme!).IsShort();
        RuleFor(edition => edition.Aliases).Must(aliases => aliases is null || aliases.Count <= Event.MaxAliases).WithMessage($"At most {Event.MaxAliases} aliases.");
        RuleForEach(edition => edition.Aliases).NotEmpty().MaximumLength(LocalizedText.MaxLength);
        RuleFor(edition => edition.Zone).IsZoneOfTime();
        RuleFor(edition => edition.HostCountry).NotEmpty().IsCountryCode();
        RuleFor(edition => edition.City).IsNamed().IsShort(Event.MaxCityLength);
        RuleFor(edition => edition.Venue!).IsShort();
        RuleFor(edition => edition.Languages).Must(AreSomeOnce).WithMessage($"Give 1 to {Event.MaxLanguages} languages, each once.");
        RuleForEach(edition => edition.Languages).IsLanguage();
        RuleFor(edition => edition.Ordinal).InclusiveBetween(1, Event.MaxOrdinal);
        RuleFor(edition => edition.Ordinal).Null().When(edition => edition.SeriesId is null).WithMessage("Only an edition of a series has a number.");
        RuleFor(edition => edition.Year).InclusiveBetween(Event.MinYear, Event.MaxYear);
        RuleFor(edition => edition.StartsOn).Must(day => day.Year is >= Event.MinYear and <= Event.MaxYear).WithMessage($"Give a day from {Event.MinYear} to {Event.MaxYear}.");
        RuleFor(edition => edition.EndsOn).Must(day => day.Year is >= Event.MinYear and <= Event.MaxYear).WithMessage($"Give a day from {Event.MinYear} to {Event.MaxYear}.");
        RuleFor(edition => edition.Reason).MaximumLength(Audit.AuditEntry.MaxReasonLength);
    }

    private static bool AreSomeOnce(IReadOnlyList<string>? languages) =>
        languages is { Count: > 0 and <= Event.MaxLanguages } && languages.Distinct(StringComparer.OrdinalIgnoreCase).Count() == languages.Count;
}

internal static class EventDescription
{
    /// <summary>Looks up what the description only names, and holds its number against the series.</summary>
    /// <param name="existing">The event as it is stored; null for a new one.</param>
    /// <exception cref="RuleViolation">unknown-country, unknown-series, and those of <see cref="EventSeries.ExpectNumber" /></exception>
    public static async Task<EventDetails> ToDetailsAsync(this IDescribesEvent described, IEventsDb db, Event? existing, CancellationToken cancellationToken)
    {
        var hostCountryId = await db.IdOfCountryAsync(described.HostCountry, "hostCountry", cancellationToken);
        var isRenumbered = existing is null || (existing.SeriesId, existing.Ordinal, existing.Year) != (described.SeriesId, described.Ordinal, described.Year);
        if (isRenumbered && described.SeriesId is { } seriesId)
        {
            var series = await db.Series.FirstOrDefaultAsync(known => known.Id == seriesId, cancellationToken)
                ?? throw new RuleViolation("unknown-series", "There is no such series. Create it first.", "seriesId");
            var own = existing?.Id;
            var last = await db.Events.Where(other => other.SeriesId == seriesId && other.Id != own).MaxAsync(other => other.Ordinal, cancellationToken);
            series.ExpectNumber(described.Ordinal, described.Year, last, described.Reason);
        }

        return new EventDetails(
            described.SeriesId, described.Ordinal, described.Year, described.Name, described.Theme ?? LocalizedText.Empty,
            [.. (described.Aliases ?? []).Select(alias => Text.Clean(alias)).OfType<string>().Distinct()],
            described.StartsOn, described.EndsOn, described.Zone, hostCountryId, described.City, described.Venue ?? LocalizedText.Empty, described.Languages);
    }
}
