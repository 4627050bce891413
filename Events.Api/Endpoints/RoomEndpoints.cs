using Events.Api.Setup;
using Events.Domain.Calendar;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Events.Api.Endpoints;

internal static class RoomEndpoints
{
    public static void MapRooms(this IEndpointRouteBuilder routes)
    {
        var rooms = routes.MapGroup("/rooms").WithTags("Rooms");
        rooms.MapGet("", List);
        rooms.MapCreate("", Add);
        rooms.MapGet("/{roomId:guid}", Get);
        rooms.MapPut("/{roomId:guid}", Change);
        rooms.MapDelete("/{roomId:guid}", Remove);
    }

    private static async Task<Ok<IReadOnlyList<RoomRow>>> List(Guid eventId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListRooms(eventId), cancellationToken));

    private static async Task<Ok<RoomRow>> Get(Guid eventId, Guid roomId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetRoom(eventId, roomId), cancellationToken));

    private static async Task<Created<Made>> Add(Guid eventId, AddRoom room, IMediator mediator, CancellationToken cancellationToken) =>
        Api.Created($"/api/events/{eventId}/rooms", await mediator.Send(room with { EventId = eventId }, cancellationToken));

    private static async Task<NoContent> Change(Guid eventId, Guid roomId, IfMatch ifMatch, ChangeRoom room, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(room with { EventId = eventId, RoomId = roomId, ExpectedVersion = ifMatch.Version }, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Remove(Guid eventId, Guid roomId, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new RemoveRoom(eventId, roomId), cancellationToken);
        return TypedResults.NoContent();
    }
}
