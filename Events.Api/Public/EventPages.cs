using System.Text;
using Events.Api.Public.Kept;
using Events.Api.Setup;
using Events.Api.Shared;
using Events.Domain.Access;
using Events.Domain.Calendar;
using Events.Domain.Links;
using Events.Domain.Programme;
using Events.Domain.Projects;
using Events.Domain.Reports;
using MediatR;

namespace Events.Api.Public;

/// <summary>What the world reads of published events. Nobody's pages: the same bytes for every reader of a language.</summary>
internal static class EventPages
{
    public static void MapEventPages(this IEndpointRouteBuilder routes)
    {
        routes.MapPartlyPublicPage("/", HomeAsync, "q", "page").AllowAnonymous();
        var edition = routes.MapGroup("/e/{slug}").AllowAnonymous();
        edition.MapPublicPage("", EventAsync);
        edition.MapPublicPage("/agenda", AgendaAsync, "day", "room", "track", "spoken", "q");
        edition.MapPublicPage("/sessions/{sessionId:guid}", SessionAsync);
        edition.MapPublicPage("/sessions/{sessionId:guid}/calendar.ics", CalendarAsync);
        edition.MapPublicPage("/people", PeopleAsync, "q", "page");
        edition.MapPublicPage("/projects", ProjectsAsync, "state", "sector", "country", "instrument", "page");
    }

    private static async Task<IResult> HomeAsync(HttpContext context, IMediator mediator, TimeProvider clock, CancellationToken cancellationToken, string? q = null, int page = 1)
    {
        var reader = Reader.Of(context);
        var published = await mediator.Send(new ListPublishedEvents(q, page), cancellationToken);
        var nowUtc = clock.GetUtcNow().UtcDateTime;
        if (!reader.IsSignedIn)
        {
            return PageResults.Public<HomePage>(reader, new { Reader = reader, Published = published, NowUtc = nowUtc }, isKept: OrNull(q) is null && published.Items.Count > 0, NextQuarter(nowUtc));
        }

        var me = await mediator.Send(new GetMe(), cancellationToken);
        var mine = await mediator.Send(new ListEvents(), cancellationToken);
        return PageResults.Private<HomePage>(new { Reader = reader, Published = published, NowUtc = nowUtc, Me = me, Mine = mine });
    }

    private static async Task<IResult> EventAsync(string slug, HttpContext context, IMediator mediator, ISiteAddress site, CancellationToken cancellationToken)
    {
        var edition = await mediator.Send(new GetPublishedEvent(slug), cancellationToken);
        var reader = ReaderOf(context, edition);
        var agenda = await AgendaToShow.FindAsync(mediator, AgendaToShow.Whole(edition, reader), cancellationToken);
        var figures = await mediator.Send(new ListPublicFigures(slug), cancellationToken);
        return PageResults.Public<EventPage>(reader, new { Reader = reader, Edition = edition, Agenda = agenda, Figures = figures });
    }

    private static async Task<IResult> AgendaAsync(
        string slug, HttpContext context, IMediator mediator, TimeProvider clock, CancellationToken cancellationToken,
        DateOnly? day = null, string? room = null, string? track = null, string? spoken = null, string? q = null)
    {
        var edition = await mediator.Send(new GetPublishedEvent(slug), cancellationToken);
        var reader = ReaderOf(context, edition);
        var asked = new GetPublishedAgenda(slug, reader.Language, day, OrNull(room), OrNull(track), OrNull(spoken), OrNull(q));
        var agenda = await AgendaToShow.FindAsync(mediator, asked, cancellationToken);
        var nowUtc = clock.GetUtcNow().UtcDateTime;
        return PageResults.Public<AgendaPage>(
            reader, new { Reader = reader, Edition = edition, Agenda = agenda, Day = day, NowUtc = nowUtc }, isKept: agenda?.Offers(asked) ?? asked == AgendaToShow.Whole(edition, reader), agenda?.NextChangeUtc(nowUtc));
    }

    private static async Task<IResult> SessionAsync(string slug, Guid sessionId, HttpContext context, IMediator mediator, ISiteAddress site, CancellationToken cancellationToken)
    {
        var edition = await mediator.Send(new GetPublishedEvent(slug), cancellationToken);
        var reader = ReaderOf(context, edition);
        var session = await mediator.Send(new GetPublishedSession(slug, sessionId, reader.Language), cancellationToken);
        return PageResults.Public<SessionPage>(reader, new { Reader = reader, Edition = edition, Session = session });
    }

    private static async Task<IResult> CalendarAsync(string slug, Guid sessionId, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        var edition = await mediator.Send(new GetPublishedEvent(slug), cancellationToken);
        var reader = ReaderOf(context, edition);
        var calendar = await mediator.Send(new GetSessionCalendar(slug, sessionId, reader.Language), cancellationToken);
        return PageResults.Public(reader.Languages, TypedResults.Bytes(Encoding.UTF8.GetBytes(calendar.Text), "text/calendar; charset=utf-8", calendar.FileName));
    }

    private static async Task<IResult> PeopleAsync(string slug, HttpContext context, IMediator mediator, CancellationToken cancellationToken, string? q = null, int page = 1)
    {
        var edition = await mediator.Send(new GetPublishedEvent(slug), cancellationToken);
        var reader = ReaderOf(context, edition);
        var people = await AgendaToShow.FoundAsync(() => mediator.Send(new ListPublishedPeople(slug, reader.Language, OrNull(q), page), cancellationToken));
        return PageResults.Public<PeoplePage>(reader, new { Reader = reader, Edition = edition, People = people }, isKept: OrNull(q) is null && (page == 1 || people?.Items.Count > 0));
    }

    private static async Task<IResult> ProjectsAsync(
        string slug, HttpContext context, IMediator mediator, CancellationToken cancellationToken,
        Choice<ProjectState>? state = null, string? sector = null, string? country = null, Choice<InstrumentType>? instrument = null, int page = 1)
    {
        var edition = await mediator.Send(new GetPublishedEvent(slug), cancellationToken);
        var reader = ReaderOf(context, edition);
        var projects = await mediator.Send(
            new ListPublicProjects(slug, page, Sector: OrNull(sector), Country: OrNull(country), Instrument: instrument?.Value, State: state?.Value), cancellationToken);
        var counts = await mediator.Send(new CountPublicProjects(slug), cancellationToken);
        var figures = await mediator.Send(new ListPublicFigures(slug), cancellationToken);
        return PageResults.Public<ProjectsPage>(
            reader, new { Reader = reader, Edition = edition, Projects = projects, Counts = counts, Figures = figures }, isKept: projects.Items.Count > 0 || reader.Query.Count == 0);
    }

    /// <summary>Signed in or not, the page is the same.</summary>
    private static Reader ReaderOf(HttpContext context, PublishedEvent edition) => Reader.Of(context, edition.Languages) with { IsSignedIn = false };

    /// <summary>A day begins somewhere at a quarter of an hour: what runs and what is over may change then.</summary>
    private static DateTime NextQuarter(DateTime nowUtc) => new(((nowUtc.Ticks / TimeSpan.FromMinutes(15).Ticks) + 1) * TimeSpan.FromMinutes(15).Ticks, DateTimeKind.Utc);

    /// <summary>A form sends what was left empty, too.</summary>
    private static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
