using Events.Domain.Common;

namespace Events.Domain.Programme;

/// <summary>Tells in words what one release says otherwise than the one before. What is closed stays closed: both releases hold no more than the world may know.</summary>
internal static class AgendaComparison
{
    /// <param name="number">Of the release before.</param>
    /// <returns>Null when no session is different.</returns>
    public static AgendaChangeNotes? Of(AgendaContent before, AgendaContent after, int number, string language)
    {
        var words = AgendaWords.In(language);
        var known = before.Sessions.ToDictionary(session => session.Id);
        var lines = new List<string>();
        foreach (var session in after.Sessions)
        {
            if (!known.Remove(session.Id, out var was))
            {
                lines.Add(words.Change("Added", When(session, words), Title(session, words, language)));
            }
            else
            {
                lines.AddRange(Changes(was, session, words, language));
            }
        }

        lines.AddRange(known.Values.Select(gone => words.Change("Removed", When(gone, words), Title(gone, words, language))));
        return lines.Count == 0 ? null : new(words.ChangedSince(number), lines);
    }

    private static IEnumerable<string> Changes(AgendaSession was, AgendaSession now, AgendaWords words, string language)
    {
        var title = Title(now, words, language);
        if (now.IsCancelled && !was.IsCancelled)
        {
            yield return words.Change("Cancelled", When(now, words), title);
            yield break;
        }

        if (!now.IsCancelled && was.IsCancelled)
        {
            yield return words.Change("Restored", When(now, words), title);
        }

        if (Title(was, words, language) is var old && old != title)
        {
            yield return words.Change("Renamed", When(now, words), old, title);
        }

        if (When(was, words) != When(now, words))
        {
            yield return words.Change("Moved", title, When(was, words), When(now, words));
        }

        if (!Equals(was.Room ?? LocalizedText.Empty, now.Room ?? LocalizedText.Empty))
        {
            yield return words.Change("Room", When(now, words), title, Room(was, language), Room(now, language));
        }

        if (!was.People.Select(Said).SequenceEqual(now.People.Select(Said)))
        {
            yield return words.Change("People", When(now, words), title);
        }

        if (!was.FloorLanguages.SequenceEqual(now.FloorLanguages) || !was.InterpretationLanguages.SequenceEqual(now.InterpretationLanguages))
        {
            yield return words.Change("Languages", When(now, words), title);
        }
    }

    private static (SessionRole, string?, string, string?, LocalizedText, string?) Said(AgendaSpeaker person) =>
        (person.Role, person.Honorific, person.Name, person.NativeName, person.Office, person.Organisation);

    private static string Title(AgendaSession session, AgendaWords words, string language) => session.Audience is SessionAudience.Closed ? words.Closed : session.Title.In(language);

    private static string Room(AgendaSession session, string language) => session.Room is { IsEmpty: false } room ? room.In(language) : "–";

    private static string When(AgendaSession session, AgendaWords words) => $"{words.ShortDay(session.StartDate)} {AgendaReader.Time(session)}";
}
