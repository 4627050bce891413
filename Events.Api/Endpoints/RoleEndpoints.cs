using Events.Domain.Access;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Events.Api.Endpoints;

internal static class RoleEndpoints
{
    public static void MapRoles(this IEndpointRouteBuilder routes)
    {
        var roles = routes.MapGroup("/roles").WithTags("Roles");
        roles.MapGet("", List);
        roles.MapCreate("", Assign);
        roles.MapDelete("/{roleId:guid}", Remove);
    }

    private static async Task<Ok<IReadOnlyList<RoleRow>>> List(Guid eventId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListRoles(eventId), cancellationToken));

    private static async Task<Created<Made>> Assign(Guid eventId, AssignRole role, IMediator mediator, CancellationToken cancellationToken) =>
        Api.Created($"/api/events/{eventId}/roles", await mediator.Send(role with { EventId = eventId }, cancellationToken));

    private static async Task<NoContent> Remove(Guid eventId, Guid roleId, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new RemoveRole(eventId, roleId), cancellationToken);
        return TypedResults.NoContent();
    }
}
