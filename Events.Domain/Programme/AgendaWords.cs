using System.Globalization;
using System.Resources;
using Events.Domain.Common;

namespace Events.Domain.Programme;

/// <summary>
/// The words that stand around the programme's own texts, from the resource files: English, Simplified Chinese, Indonesian. Another
/// language gets English words, and its own names of days and months.
/// </summary>
public sealed class AgendaWords
{
    private static readonly ResourceManager resources = new("Events.Domain.Programme.Resources.AgendaWords", typeof(AgendaWords).Assembly);

    private readonly CultureInfo culture;

    private AgendaWords(CultureInfo culture) => this.culture = culture;

    public string Agenda => Word("Agenda");

    public string Cancelled => Word("Cancelled");

    public string Closed => Word("Closed");

    public string Restricted => Word("Restricted");

    /// <summary>With {0} for the page and {1} for the number of pages.</summary>
    public string PageOf => Word("PageOf");

    public static AgendaWords In(string language) => new(Gregorian(language));

    public string Role(SessionRole role) => Word($"Role_{role}");

    /// <summary>"Monday, 12 August 2024".</summary>
    public string Day(DateOnly day) => day.ToString(Word("Day"), culture);

    /// <summary>"12–14 August 2024".</summary>
    public string Dates(DateOnly first, DateOnly last)
    {
        var pattern = first == last ? "DatesOneDay"
            : (first.Year, first.Month) == (last.Year, last.Month) ? "DatesOneMonth"
            : first.Year == last.Year ? "DatesOneYear" : "DatesManyYears";
        return Format(pattern, first, last);
    }

    /// <summary>"Mon, 12 Aug".</summary>
    public string ShortDay(DateOnly day) => day.ToString(Word("ShortDay"), culture);

    /// <param name="number">Of the release before.</param>
    public string ChangedSince(int number) => Format("ChangedSince", number);

    /// <param name="kind">Of the change, such as "Moved".</param>
    public string Change(string kind, params object[] values) => Format($"Change_{kind}", values);

    /// <param name="zone">With its offset, such as "Asia/Shanghai (UTC+08:00)".</param>
    public string AllTimes(string zone) => Format("AllTimes", zone);

    /// <param name="local">The time of issue on the clocks of the event.</param>
    /// <param name="offset">Of those clocks from UTC, such as "+08:00".</param>
    public string Issued(int number, DateTime local, string offset) => Format("Issued", number, local, offset);

    /// <param name="local">When it was made, on the clocks of the event.</param>
    /// <param name="offset">Of those clocks from UTC, such as "+08:00".</param>
    public string Draft(int number, DateTime local, string offset) => Format("Draft", number, local, offset);

    /// <param name="address">As it can be typed.</param>
    public string LatestAt(string address) => Format("LatestAt", address);

    /// <summary>"Languages: English, 中文".</summary>
    public string Floor(IEnumerable<string> languages) => Format("Floor", Names(languages));

    /// <summary>"Interpretation: Indonesia".</summary>
    public string Interpretation(IEnumerable<string> languages) => Format("Interpretation", Names(languages));

    /// <summary>Each in its own language: whoever looks for theirs finds it.</summary>
    private static string Names(IEnumerable<string> languages) => string.Join(", ", languages.Select(Languages.NameOf));

    private string Format(string name, params object[] values) => string.Format(culture, Word(name), values);

    private string Word(string name) => resources.GetString(name, culture) ?? throw new MissingManifestResourceException(name);

    /// <summary>The language's names on the calendar that the programme is planned in: Thai would count from the Buddha, Arabic by the moon.</summary>
    private static CultureInfo Gregorian(string language)
    {
        try
        {
            if (language.EndsWith(Languages.BuddhistEra, StringComparison.OrdinalIgnoreCase))
            {
                var buddhist = (CultureInfo)CultureInfo.GetCultureInfo(language[..^Languages.BuddhistEra.Length], predefinedOnly: true).Clone();
                if (Array.Exists(buddhist.OptionalCalendars, calendar => calendar is ThaiBuddhistCalendar))
                {
                    buddhist.DateTimeFormat.Calendar = new ThaiBuddhistCalendar();
                }

                return buddhist;
            }

            var culture = (CultureInfo)CultureInfo.GetCultureInfo(language, predefinedOnly: true).Clone();
            if (culture.DateTimeFormat.Calendar is not GregorianCalendar && Array.Exists(culture.OptionalCalendars, calendar => calendar is GregorianCalendar))
            {
                culture.DateTimeFormat.Calendar = culture.OptionalCalendars.OfType<GregorianCalendar>().First();
            }

            return culture;
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.GetCultureInfo("en");
        }
    }
}
