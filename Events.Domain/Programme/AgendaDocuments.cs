namespace Events.Domain.Programme;

/// <summary>The paper of a released agenda: the same words as on the page.</summary>
public static class AgendaDocuments
{
    public static AgendaDocument Of(AgendaContent content, int number, DateTime issuedUtc, string language)
    {
        var agenda = AgendaReader.Read(Guid.Empty, "", number, issuedUtc, content, language);
        return new AgendaDocument(
            language, agenda.Name, agenda.Theme, agenda.Dates, agenda.Place, agenda.ZoneLabel, agenda.Issued, AgendaWords.In(language).PageOf,
            [.. agenda.Days.Select(day => new AgendaDay(day.Heading, [.. day.Items.Select(Item)]))]);
    }

    private static AgendaItem Item(PublishedItem item) => new(
        item.Time, item.Room, item.Title, item.Notes.Count == 0 ? null : string.Join(" · ", item.Notes), item.IsCancelled,
        [.. item.People.Select(person => new AgendaPerson(person.Role, person.Name, person.Office))]);
}
