using System.Globalization;
using Events.Domain.Calendar;
using Events.Domain.Common;

namespace Events.Domain.Programme;

/// <summary>Reads a release out in one language. Pure: what page, paper and calendar show is decided here.</summary>
internal static class AgendaReader
{
    /// <param name="language">BCP 47.</param>
    /// <param name="filter">Null for everything.</param>
    public static PublishedAgenda Read(Guid eventId, string slug, int number, DateTime issuedUtc, AgendaContent content, string language, AgendaFilter? filter = null)
    {
        var words = AgendaWords.In(language);
        var (date, time) = EventClock.ToLocal(issuedUtc, content.Zone);
        var days = content.Sessions.GroupBy(session => session.StartDate).OrderBy(group => group.Key).ToList();
        return new PublishedAgenda(
            eventId, slug, number, language, content.Languages, content.EventName.In(language), OrNull(content.Theme.In(language)),
            words.Dates(content.StartsOn, content.EndsOn), Join(content.Venue.In(language), content.City.In(language), content.Country.In(language)) ?? "",
            content.Zone, words.AllTimes(ZoneLabel(content)), words.Issued(number, date.ToDateTime(time), Offset(issuedUtc, content.Zone)), issuedUtc,
            [.. days.Select(group => group.Key)], Choices(content, language),
            [.. days.Select(group => new PublishedDay(
                    group.Key, words.Day(group.Key), [.. group.Where(session => filter?.Includes(session) ?? true).Select(session => Item(session, words, language))]))
                .Where(day => day.Items.Count > 0)]);
    }

    private static AgendaChoices Choices(AgendaContent content, string language) => new(
        Named(content.Sessions.Select(session => session.Room).OfType<LocalizedText>(), language),
        Named(content.Sessions.Select(session => session.Track), language),
        [.. content.Sessions.SelectMany(session => session.FloorLanguages.Concat(session.InterpretationLanguages)).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)]);

    /// <summary>In the order of their keys, which is the same for every reader.</summary>
    private static IReadOnlyList<AgendaChoice> Named(IEnumerable<LocalizedText> names, string language) =>
        [.. names.Where(name => !name.IsEmpty).GroupBy(AgendaFilter.KeyOf).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, Name: group.First().Find(language))).Select(choice => new AgendaChoice(choice.Key, choice.Name.Text, choice.Name.Language))];

    private static PublishedItem Item(AgendaSession session, AgendaWords words, string language)
    {
        var isClosed = session.Audience is SessionAudience.Closed;
        var (title, titleLanguage) = isClosed ? (words.Closed, language) : session.Title.Find(language);
        var (room, roomLanguage) = (session.Room ?? LocalizedText.Empty).Find(language);
        var (description, descriptionLanguage) = session.Description.Find(language);
        var (track, trackLanguage) = session.Track.Find(language);
        return new PublishedItem(
            session.Id, Time(session), session.StartsUtc, session.EndsUtc, session.Kind, OrNull(room), title, titleLanguage,
            OrNull(description), OrNull(track), isClosed, session.IsCancelled,
            session.FloorLanguages, session.InterpretationLanguages, [.. Notes(session, words)],
            [.. session.People.Select(person => Person(person, words, language))], roomLanguage, descriptionLanguage, trackLanguage);
    }

    private static PublishedPerson Person(AgendaSpeaker person, AgendaWords words, string language)
    {
        var (office, officeLanguage) = person.Office.Find(language);
        return new PublishedPerson(words.Role(person.Role), Name(person, language), Join(office, person.Organisation), office.Length > 0 ? officeLanguage : language);
    }

    private static IEnumerable<string> Notes(AgendaSession session, AgendaWords words)
    {
        if (session.IsCancelled)
        {
            yield return words.Cancelled;
        }

        if (session.Audience is SessionAudience.Restricted)
        {
            yield return words.Restricted;
        }

        if (session.FloorLanguages.Count > 0)
        {
            yield return words.Floor(session.FloorLanguages);
        }

        if (session.InterpretationLanguages.Count > 0)
        {
            yield return words.Interpretation(session.InterpretationLanguages);
        }
    }

    internal static string Time(AgendaSession session)
    {
        var daysLater = session.EndDate.DayNumber - session.StartDate.DayNumber;
        return string.Create(CultureInfo.InvariantCulture, $"{session.StartTime:HH':'mm}–{session.EndTime:HH':'mm}") + (daysLater > 0 ? $" (+{daysLater})" : "");
    }

    /// <summary>"H.E. Mr. SHI Zhongjun"; for readers of the native form "史忠俊 (H.E. Mr. SHI Zhongjun)". Names are never changed.</summary>
    internal static string Name(AgendaSpeaker person, string language)
    {
        var latin = person.Honorific is null ? person.Name : $"{person.Honorific} {person.Name}";
        return person.NativeName is { } native && Base(person.NativeLanguage) == Base(language) ? $"{native} ({latin})" : latin;
    }

    private static string? Base(string? language) => language?.Split('-')[0].ToLowerInvariant();

    /// <summary>With both offsets when clocks change during the event.</summary>
    private static string ZoneLabel(AgendaContent content)
    {
        var (first, last) = (Noon(content.StartsOn, content.Zone), Noon(content.EndsOn, content.Zone));
        var label = EventClock.Label(content.Zone, first);
        return EventClock.OffsetAt(first, content.Zone) == EventClock.OffsetAt(last, content.Zone) ? label : label[..^1] + $", UTC{Offset(last, content.Zone)})";
    }

    private static DateTime Noon(DateOnly day, string zone) => EventClock.ToUtc(day, new TimeOnly(12, 0), zone);

    internal static string Offset(DateTime utc, string zone)
    {
        var offset = EventClock.OffsetAt(utc, zone);
        return (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hh\\:mm", CultureInfo.InvariantCulture);
    }

    internal static string? Join(params string?[] parts) => OrNull(string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part))));

    private static string? OrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
