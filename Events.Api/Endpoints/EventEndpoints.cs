using Events.Api.Setup;
using Events.Domain.Calendar;
using Events.Domain.Common;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Events.Api.Endpoints;

internal static class EventEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        var events = routes.MapGroup("/events").WithTags("Events");
        events.MapGet("", List);
        events.MapCreate("", Create);
    }

    /// <summary>One event: the routes begin with its id.</summary>
    public static void MapEvent(this IEndpointRouteBuilder routes)
    {
        var edition = routes.MapGroup("").WithTags("Events");
        edition.MapGet("", Get);
        edition.MapPut("", Change);
        edition.MapPut("/organisations", SetOrganisations);
        edition.MapPost("/announce", (Guid eventId, IMediator mediator, CancellationToken cancellationToken) => MoveAsync(new AnnounceEvent(eventId), mediator, cancellationToken));
        edition.MapPost("/open", (Guid eventId, IMediator mediator, CancellationToken cancellationToken) => MoveAsync(new OpenEvent(eventId), mediator, cancellationToken));
        edition.MapPost("/close", (Guid eventId, IMediator mediator, CancellationToken cancellationToken) => MoveAsync(new CloseEvent(eventId), mediator, cancellationToken));
        edition.MapPost("/postpone", (Guid eventId, PostponeEvent command, IMediator mediator, CancellationToken cancellationToken) => MoveAsync(command with { EventId = eventId }, mediator, cancellationToken));
        edition.MapPost("/cancel", (Guid eventId, CancelEvent command, IMediator mediator, CancellationToken cancellationToken) => MoveAsync(command with { EventId = eventId }, mediator, cancellationToken));
    }

    private static async Task<Ok<Page<EventRow>>> List(IMediator mediator, CancellationToken cancellationToken, string? q = null, int page = 1, int pageSize = Paging.DefaultSize) =>
        TypedResults.Ok(await mediator.Send(new ListEvents(q, page, pageSize), cancellationToken));

    private static async Task<Created<Made>> Create(CreateEvent edition, IMediator mediator, CancellationToken cancellationToken) =>
        Api.Created("/api/events", await mediator.Send(edition, cancellationToken));

    private static async Task<Ok<EventDetail>> Get(Guid eventId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetEvent(eventId), cancellationToken));

    private static async Task<NoContent> Change(Guid eventId, IfMatch ifMatch, ChangeEvent edition, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(edition with { EventId = eventId, ExpectedVersion = ifMatch.Version }, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> SetOrganisations(Guid eventId, IfMatch ifMatch, SetEventOrganisations organisations, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(organisations with { EventId = eventId, ExpectedVersion = ifMatch.Version }, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> MoveAsync(ICommand command, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(command, cancellationToken);
        return TypedResults.NoContent();
    }
}
