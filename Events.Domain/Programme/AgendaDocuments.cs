using Events.Domain.Calendar;

namespace Events.Domain.Programme;

/// <summary>The paper of a released agenda: the same words as on the page.</summary>
public static class AgendaDocuments
{
    /// <param name="language">BCP 47, or two with a comma between them for a paper of two columns.</param>
    /// <param name="previous">The release before, to tell what has changed; null for the first.</param>
    /// <param name="address">Of the page where the latest version can be read; null for nowhere.</param>
    public static AgendaDocument Of(AgendaContent content, int number, DateTime issuedUtc, string language, AgendaContent? previous = null, Uri? address = null)
    {
        var languages = language.Split(',');
        var first = In(languages[0], content, number, issuedUtc, previous, address);
        return languages.Length == 1 ? first : first with { Second = In(languages[1], content, number, issuedUtc, previous, address) };
    }

    /// <summary>The paper of a version that is not published; its foot says so.</summary>
    public static AgendaDocument DraftOf(AgendaContent content, int number, DateTime nowUtc, string language, AgendaContent? previous)
    {
        var paper = Of(content, number, nowUtc, language, previous);
        var (date, time) = EventClock.ToLocal(nowUtc, content.Zone);
        AgendaDocument Marked(AgendaDocument one) => one with { Issued = AgendaWords.In(one.Language).Draft(number, date.ToDateTime(time), AgendaReader.Offset(nowUtc, content.Zone)) };
        return Marked(paper) with { Second = paper.Second is { } second ? Marked(second) : null };
    }

    private static AgendaDocument In(string language, AgendaContent content, int number, DateTime issuedUtc, AgendaContent? previous, Uri? address)
    {
        var agenda = AgendaReader.Read(Guid.Empty, "", number, issuedUtc, content, language);
        return new AgendaDocument(
            language, agenda.Name, agenda.Theme, agenda.Dates, agenda.Place, agenda.ZoneLabel, agenda.Issued, AgendaWords.In(language).PageOf,
            [.. agenda.Days.Select(day => new AgendaDay(day.Heading, [.. day.Items.Select(Item)]))])
        {
            Latest = address is null ? null : new(AgendaWords.In(language).LatestAt($"{address.Authority}{address.PathAndQuery}"), address.AbsoluteUri),
            Changes = previous is null ? null : AgendaComparison.Of(previous, content, number - 1, language),
        };
    }

    private static AgendaItem Item(PublishedItem item) => new(
        item.Time, item.Room, item.Title, item.Notes.Count == 0 ? null : string.Join(" · ", item.Notes), item.IsCancelled,
        [.. item.People.Select(person => new AgendaPerson(person.Role, person.Name, person.Office))]);
}
