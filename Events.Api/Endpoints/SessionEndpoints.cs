using Events.Api.Setup;
using Events.Domain.Common;
using Events.Domain.Programme;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Events.Api.Endpoints;

internal static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        var sessions = routes.MapGroup("/sessions").WithTags("Programme");
        sessions.MapGet("", List);
        sessions.MapCreate("", Schedule);
        sessions.MapGet("/{sessionId:guid}", Get);
        sessions.MapPut("/{sessionId:guid}", Change);
        sessions.MapPost("/{sessionId:guid}/cancel", Cancel);
    }

    private static async Task<Ok<Page<SessionRow>>> List(Guid eventId, IMediator mediator, CancellationToken cancellationToken, DateOnly? day = null, int page = 1, int pageSize = Paging.DefaultSize) =>
        TypedResults.Ok(await mediator.Send(new ListSessions(eventId, day, page, pageSize), cancellationToken));

    private static async Task<Ok<SessionDetails>> Get(Guid eventId, Guid sessionId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetSession(eventId, sessionId), cancellationToken));

    private static async Task<Created<Made>> Schedule(Guid eventId, ScheduleSession session, IMediator mediator, CancellationToken cancellationToken) =>
        Api.Created($"/api/events/{eventId}/sessions", await mediator.Send(session with { EventId = eventId }, cancellationToken));

    private static async Task<NoContent> Change(Guid eventId, Guid sessionId, IfMatch ifMatch, ChangeSession session, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(session with { EventId = eventId, SessionId = sessionId, ExpectedVersion = ifMatch.Version }, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Cancel(Guid eventId, Guid sessionId, CancelSession cancel, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(cancel with { EventId = eventId, SessionId = sessionId }, cancellationToken);
        return TypedResults.NoContent();
    }
}
