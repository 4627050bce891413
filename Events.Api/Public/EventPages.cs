using Events.Api.Shared;
using Events.Domain.Access;
using Events.Domain.Calendar;
using Events.Domain.Common;
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
        routes.MapGet("/", HomeAsync).AllowAnonymous();
        var edition = routes.MapGroup("/e/{slug}").AllowAnonymous();
        edition.MapGet("", EventAsync);
        edition.MapGet("/agenda", AgendaAsync);
        edition.MapGet("/projects", ProjectsAsync);
    }

    private static async Task<IResult> HomeAsync(HttpContext context, IMediator mediator, CancellationToken cancellationToken, int page = 1)
    {
        var reader = Reader.Of(context);
        var published = await mediator.Send(new ListPublishedEvents(Page: page), cancellationToken);
        if (!reader.IsSignedIn)
        {
            return PageResults.Public<HomePage>(new { Reader = reader, Published = published });
        }

        var me = await mediator.Send(new GetMe(), cancellationToken);
        var mine = await mediator.Send(new ListEvents(), cancellationToken);
        return PageResults.Private<HomePage>(new { Reader = reader, Published = published, Me = me, Mine = mine });
    }

    private static async Task<IResult> EventAsync(string slug, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        var edition = await mediator.Send(new GetPublishedEvent(slug), cancellationToken);
        var reader = ReaderOf(context, edition);
        var agenda = await AgendaToShow.FindAsync(mediator, edition, reader, null, cancellationToken);
        var figures = await mediator.Send(new ListPublicFigures(slug), cancellationToken);
        return PageResults.Public<EventPage>(new { Reader = reader, Edition = edition, Agenda = agenda, Figures = figures });
    }

    private static async Task<IResult> AgendaAsync(string slug, HttpContext context, IMediator mediator, CancellationToken cancellationToken, DateOnly? day = null)
    {
        var edition = await mediator.Send(new GetPublishedEvent(slug), cancellationToken);
        var reader = ReaderOf(context, edition);
        var agenda = await AgendaToShow.FindAsync(mediator, edition, reader, day, cancellationToken);
        return PageResults.Public<AgendaPage>(new { Reader = reader, Edition = edition, Agenda = agenda, Day = day });
    }

    private static async Task<IResult> ProjectsAsync(string slug, HttpContext context, IMediator mediator, CancellationToken cancellationToken, int page = 1)
    {
        var edition = await mediator.Send(new GetPublishedEvent(slug), cancellationToken);
        var projects = await mediator.Send(new ListPublicProjects(slug, page), cancellationToken);
        var figures = await mediator.Send(new ListPublicFigures(slug), cancellationToken);
        return PageResults.Public<ProjectsPage>(new { Reader = ReaderOf(context, edition), Edition = edition, Projects = projects, Figures = figures });
    }

    /// <summary>Signed in or not, the page is the same.</summary>
    private static Reader ReaderOf(HttpContext context, PublishedEvent edition) => Reader.Of(context, edition.Languages) with { IsSignedIn = false };
}

/// <summary>The published agenda with what can be downloaded of it.</summary>
/// <param name="PaperLanguage">BCP 47: the reader's if there is a paper in it, else English, else the first there is.</param>
public sealed record AgendaToShow(PublishedAgenda Published, PaperState Paper, string PaperLanguage)
{
    /// <summary>Null while no agenda was published.</summary>
    internal static async Task<AgendaToShow?> FindAsync(IMediator mediator, PublishedEvent edition, Reader reader, DateOnly? day, CancellationToken cancellationToken)
    {
        if (await FoundAsync(() => mediator.Send(new GetPublishedAgenda(edition.Slug, reader.Language, day), cancellationToken)) is not { } published)
        {
            return null;
        }

        var languages = published.Languages;
        var language = languages.Contains(reader.Language) ? reader.Language : languages.Contains(LocalizedText.English) ? LocalizedText.English : languages[0];
        var file = await FoundAsync(() => mediator.Send(new GetAgendaFile(edition.Id, language), cancellationToken));
        var paper = file is null ? PaperState.None : file.Finished is null ? PaperState.InTheMaking : PaperState.Ready;
        return new AgendaToShow(published, paper, language);
    }

    private static async Task<T?> FoundAsync<T>(Func<Task<T>> read)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (NotFound)
        {
            return null;
        }
    }
}

/// <summary>Whether the agenda can be downloaded as a paper.</summary>
public enum PaperState
{
    None,
    InTheMaking,
    Ready,
}
