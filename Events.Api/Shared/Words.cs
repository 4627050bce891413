using System.Globalization;
using System.Resources;
using Events.Domain.Programme;

namespace Events.Api.Shared;

/// <summary>The words of the pages themselves, from the resource files: English, Simplified Chinese, Indonesian. Any other language reads English.</summary>
public sealed class Words
{
    /// <summary>BCP 47; English first.</summary>
    public static readonly IReadOnlyList<string> Languages = ["en", "zh", "id"];

    /// <summary>Shared and public words, and those of the folders that have their own file.</summary>
    internal static readonly IReadOnlyList<ResourceManager> Sources =
    [
        new(typeof(Words)),
        new("Events.Api.Account.AccountWords", typeof(Words).Assembly),
        new("Events.Api.Delegations.DelegationWords", typeof(Words).Assembly),
        new("Events.Api.Office.Accreditation.AccreditationWords", typeof(Words).Assembly),
        new("Events.Api.Office.Badges.BadgeOfficeWords", typeof(Words).Assembly),
        new("Events.Api.Office.Delegations.DelegationOfficeWords", typeof(Words).Assembly),
        new("Events.Api.Office.Help.HelpWords", typeof(Words).Assembly),
        new("Events.Api.Office.Lists.ListWords", typeof(Words).Assembly),
        new("Events.Api.Office.MailWords", typeof(Words).Assembly),
        new("Events.Api.Office.OfficeWords", typeof(Words).Assembly),
        new("Events.Api.Office.Papers.PaperOfficeWords", typeof(Words).Assembly),
        new("Events.Api.Office.People.PeopleWords", typeof(Words).Assembly),
        new("Events.Api.Office.Photos.PhotoWords", typeof(Words).Assembly),
        new("Events.Api.Office.Programme.ProgrammeWords", typeof(Words).Assembly),
        new("Events.Api.Office.Projects.ProjectOfficeWords", typeof(Words).Assembly),
        new("Events.Api.Office.Record.RecordWords", typeof(Words).Assembly),
        new("Events.Api.Office.Registration.RegistrationWords", typeof(Words).Assembly),
        new("Events.Api.Office.Settings.SettingsWords", typeof(Words).Assembly),
    ];

    private readonly CultureInfo culture;
    private readonly AgendaWords agenda;

    private Words(string language)
    {
        Language = language;
        culture = CultureInfo.GetCultureInfo(language);
        agenda = AgendaWords.In(language);
    }

    /// <summary>One of <see cref="Languages" />.</summary>
    public string Language { get; }

    /// <param name="name">Of the entry in the resource files.</param>
    /// <exception cref="MissingManifestResourceException">There is no such entry.</exception>
    public string this[string name] => Sources.Select(source => source.GetString(name, culture)).FirstOrDefault(word => word is not null) ?? throw new MissingManifestResourceException(name);

    /// <summary>The entry, or null when there is none: for names that come from elsewhere, such as the codes of rules.</summary>
    public string? Find(string name) => Sources.Select(source => source.GetString(name, culture)).FirstOrDefault(word => word is not null);

    /// <param name="language">BCP 47; its base language decides.</param>
    public static Words In(string language) => new(Languages.FirstOrDefault(known => known == language.Split('-')[0].ToLowerInvariant()) ?? Languages[0]);

    /// <summary>The word for a value of an enum: the entry "ProjectState_Signed".</summary>
    public string Of<T>(T value)
        where T : struct, Enum => this[$"{typeof(T).Name}_{value}"];

    public string Format(string name, params object[] values) => string.Format(culture, this[name], values);

    /// <summary>"12 Aug 2024".</summary>
    public string Date(DateOnly day) => day.ToString(this["Date"], culture);

    /// <summary>"Mon 12 Aug".</summary>
    public string ShortDay(DateOnly day) => day.ToString(this["ShortDay"], culture);

    /// <summary>"12–14 August 2024".</summary>
    public string Dates(DateOnly first, DateOnly last) => agenda.Dates(first, last);

    /// <summary>"12 Aug 2024 16:30": what the clocks of the event show.</summary>
    public string Moment(DateTime utc, string zone)
    {
        var (date, time) = Domain.Calendar.EventClock.ToLocal(utc, zone);
        return $"{Date(date)} {time.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }

    /// <summary>"1,250" or "1.250".</summary>
    public string Number(int number) => number.ToString("N0", culture);

    /// <summary>An amount with the decimals that it was given with, such as "1,250,000".</summary>
    public string Amount(decimal amount) => amount.ToString("#,0.###", culture);
}
