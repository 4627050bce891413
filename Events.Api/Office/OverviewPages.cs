using Events.Api.Public;
using Events.Api.Shared;
using Events.Domain.Access;
using Events.Domain.Badges;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Domain.Jobs;
using Events.Domain.Programme;
using MediatR;

namespace Events.Api.Office;

/// <summary>An event as its staff sees it, and the few things that are done from there. Each form comes back to the page.</summary>
internal static class OverviewPages
{
    public static void MapOverviewPages(this IEndpointRouteBuilder routes)
    {
        var overview = routes.MapGroup("/events/{eventId:guid}").RequireAuthorization();
        overview.MapGet("", (Guid eventId, HttpContext context, IMediator mediator, int page = 1) => ShowAsync(eventId, context, mediator, page));
        overview.MapForm("/agenda/publish", (Guid eventId, HttpContext context, IMediator mediator) => DoAsync(eventId, context, mediator, new PublishAgenda(eventId)));
        overview.MapForm("/badges", (Guid eventId, HttpContext context, IMediator mediator) =>
            DoAsync(eventId, context, mediator, new MakeBadges(Language: Reader.Of(context).Words.Language) { EventId = eventId }));
        overview.MapForm("/jobs/{jobId:guid}/cancel", (Guid eventId, Guid jobId, HttpContext context, IMediator mediator) => DoAsync(eventId, context, mediator, new CancelJob(eventId, jobId)));
        overview.MapForm("/jobs/{jobId:guid}/retry", (Guid eventId, Guid jobId, HttpContext context, IMediator mediator) => DoAsync(eventId, context, mediator, new RetryJob(eventId, jobId)));
    }

    /// <summary>Back to the page, so that a reload does not do it again; where a rule says no, the page with what it says.</summary>
    private static async Task<IResult> DoAsync<T>(Guid eventId, HttpContext context, IMediator mediator, ICommand<T> command)
    {
        try
        {
            await mediator.Send(command, context.RequestAborted);
            return TypedResults.LocalRedirect(Reader.Of(context).Link($"/events/{eventId}"));
        }
        catch (RuleViolation rule)
        {
            return await ShowAsync(eventId, context, mediator, page: 1, rule.Message);
        }
    }

    private static async Task<IResult> ShowAsync(Guid eventId, HttpContext context, IMediator mediator, int page, string? refusal = null)
    {
        var overview = await mediator.Send(new GetEventOverview(eventId), context.RequestAborted);
        var delegations = await mediator.Send(new ListDelegations(eventId, Page: page), context.RequestAborted);
        var me = await mediator.Send(new GetMe(), context.RequestAborted);
        var reader = Reader.Of(context);
        return PageResults.Private<OverviewPage>(
            new { Reader = reader with { Path = $"/events/{eventId}" }, Overview = overview, Delegations = delegations, Me = me, Refusal = refusal },
            refusal is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }
}
