using System.Globalization;
using System.Resources;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Programme;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Papers;

/// <summary>The words that papers bring themselves, from the resource files: English, Simplified Chinese, Indonesian; else English.</summary>
internal sealed class PaperWords
{
    private static readonly ResourceManager resources = new("Events.Domain.Papers.Resources.PaperWords", typeof(PaperWords).Assembly);

    private readonly CultureInfo culture;

    private PaperWords(CultureInfo culture) => this.culture = culture;

    /// <exception cref="MissingManifestResourceException">There is no such entry.</exception>
    public string this[string name] => resources.GetString(name, culture) ?? throw new MissingManifestResourceException(name);

    public static PaperWords In(string language)
    {
        try
        {
            return new PaperWords(CultureInfo.GetCultureInfo(language, predefinedOnly: true));
        }
        catch (CultureNotFoundException)
        {
            return new PaperWords(CultureInfo.InvariantCulture);
        }
    }

    public string Of<T>(T value)
        where T : struct, Enum => this[$"{typeof(T).Name}_{value}"];

    public string Format(string name, params object[] values) => string.Format(culture, this[name], values);

    public string Amount(decimal amount) => amount.ToString("#,0.###", culture);
}

internal static class PaperHeads
{
    /// <summary>What stands on every paper of the event: its name, days and place, when it was made.</summary>
    /// <exception cref="NotFound" />
    public static async Task<PaperDocument> PaperAsync(
        this IEventsDb db, Guid eventId, string kind, string title, string language, DateTime nowUtc, IReadOnlyList<PaperSection> sections, CancellationToken cancellationToken)
    {
        var edition = await db.Events.Where(one => one.Id == eventId).Select(one => new { one.Slug, one.Name, one.City, one.StartsOn, one.EndsOn, one.Zone }).FirstOrDefaultAsync(cancellationToken) ?? throw new NotFound("event");
        var (words, agenda) = (PaperWords.In(language), AgendaWords.In(language));
        var (date, time) = EventClock.ToLocal(nowUtc, edition.Zone);
        return new PaperDocument(
            $"{edition.Slug}-{kind}-{language}.pdf", language, edition.Name.In(language), title, $"{agenda.Dates(edition.StartsOn, edition.EndsOn)} · {edition.City.In(language)}",
            words.Format("Made", date.ToDateTime(time)), agenda.PageOf, sections);
    }
}
