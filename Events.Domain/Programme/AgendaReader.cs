using System.Globalization;
using Events.Domain.Calendar;

namespace Events.Domain.Programme;

/// <summary>Reads a release out in one language. Pure: what page, paper and calendar show is decided here.</summary>
internal static class AgendaReader
{
    /// <param name="language">BCP 47.</param>
    /// <param name="day">Only this day; null for all.</param>
    public static PublishedAgenda Read(Guid eventId, string slug, int number, DateTime issuedUtc, AgendaContent content, string language, DateOnly? day = null)
    {
        var words = AgendaWords.In(language);
        var (date, time) = EventClock.ToLocal(issuedUtc, content.Zone);
        var days = content.Sessions.GroupBy(session => session.StartDate).OrderBy(group => group.Key).ToList();
        return new PublishedAgenda(
            eventId, slug, number, language, content.Languages, content.EventName.In(language), OrNull(content.Theme.In(language)),
            words.Dates(content.StartsOn, content.EndsOn), Join(content.Venue.In(language), content.City.In(language), content.Country.In(language)) ?? "",
            content.Zone, words.AllTimes(ZoneLabel(content)), words.Issued(number, date.ToDateTime(time), Offset(issuedUtc, content.Zone)), issuedUtc,
            [.. days.Select(group => group.Key)],
            [.. days.Where(group => day is null || group.Key == day)
                .Select(group => new PublishedDay(group.Key, words.Day(group.Key), [.. group.Select(session => Item(session, words, language))]))]);
    }

    private static PublishedItem Item(AgendaSession session, AgendaWords words, string language)
    {
        var isClosed = session.Audience is SessionAudience.Closed;
        var (title, titleLanguage) = isClosed ? (words.Closed, language) : session.Title.Find(language);
        return new PublishedItem(
            session.Id, Time(session), session.StartsUtc, session.EndsUtc, session.Kind, OrNull(session.Room?.In(language)), title, titleLanguage,
            OrNull(session.Description.In(language)), OrNull(session.Track.In(language)), isClosed, session.IsCancelled,
            session.FloorLanguages, session.InterpretationLanguages, [.. Notes(session, words)],
            [.. session.People.Select(person => new PublishedPerson(words.Role(person.Role), Name(person, language), Join(person.Office.In(language), person.Organisation)))]);
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

    private static string Time(AgendaSession session)
    {
        var daysLater = session.EndDate.DayNumber - session.StartDate.DayNumber;
        return string.Create(CultureInfo.InvariantCulture, $"{session.StartTime:HH':'mm}–{session.EndTime:HH':'mm}") + (daysLater > 0 ? $" (+{daysLater})" : "");
    }

    /// <summary>"H.E. Mr. SHI Zhongjun"; for readers of the native form "史忠俊 (H.E. Mr. SHI Zhongjun)". Names are never changed.</summary>
    private static string Name(AgendaSpeaker person, string language)
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

    private static string Offset(DateTime utc, string zone)
    {
        var offset = EventClock.OffsetAt(utc, zone);
        return (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hh\\:mm", CultureInfo.InvariantCulture);
    }

    private static string? Join(params string?[] parts) => OrNull(string.Join(", ", parts.Where(part => !string.IsNullOrEmpty(part))));

    private static string? OrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
