namespace Events.Domain.Programme;

/// <summary>The agenda as it is printed: texts in one language, times already in the event's zone.</summary>
/// <param name="Language">BCP 47; chooses the shapes of shared Han characters and the fonts.</param>
/// <param name="Dates">Such as "12-14 August 2024".</param>
/// <param name="Zone">Printed once, such as "All times: Asia/Shanghai (UTC+08:00)".</param>
/// <param name="Issued">Version and time of issue, such as "Version 2, issued 10 Aug 2024 16:30 (UTC+08:00)".</param>
/// <param name="PageOf">The words of the footer with {0} for the page and {1} for the number of pages.</param>
public sealed record AgendaDocument(
    string Language, string EventName, string? Theme, string Dates, string Place, string Zone, string Issued, string PageOf,
    IReadOnlyList<AgendaDay> Days)
{
    /// <summary>The same in another language, to stand beside it: days, sessions, people and changes of the same number. Null for one language.</summary>
    public AgendaDocument? Second { get; init; }

    /// <summary>Where the latest version can be read; null for nowhere.</summary>
    public AgendaAddress? Latest { get; init; }

    /// <summary>What is different from the version before; null for the first, or when nothing is.</summary>
    public AgendaChangeNotes? Changes { get; init; }
}

/// <param name="Text">Such as "Latest version: forum.example.org/e/forum/agenda".</param>
/// <param name="Url">That a click leads to.</param>
public sealed record AgendaAddress(string Text, string Url);

/// <param name="Heading">Such as "Changed since version 1".</param>
/// <param name="Lines">One for each change, in the order of the sessions; at least one.</param>
public sealed record AgendaChangeNotes(string Heading, IReadOnlyList<string> Lines);

public sealed record AgendaDay(string Heading, IReadOnlyList<AgendaItem> Items);

/// <param name="Time">Such as "09:00-10:30".</param>
/// <param name="Note">Such as "Cancelled" or the session's languages; null when there is nothing to add.</param>
/// <param name="People">Empty for a closed session, whose title is already the word for "Closed".</param>
public sealed record AgendaItem(string Time, string? Room, string Title, string? Note, bool IsCancelled, IReadOnlyList<AgendaPerson> People);

/// <param name="Role">Such as "Chair"; in the document's language.</param>
public sealed record AgendaPerson(string Role, string Name, string? Office);

/// <summary>Draws an agenda; decides nothing.</summary>
public interface IAgendaPrinter
{
    /// <summary>Writes one PDF of A4 pages.</summary>
    Task PrintAsync(AgendaDocument agenda, Stream output, CancellationToken cancellationToken);

    /// <summary>A PNG of its first page, for the screen.</summary>
    Task<byte[]> DrawAsync(AgendaDocument agenda, CancellationToken cancellationToken);
}
