using Events.Domain.Audit;
using Events.Domain.Common;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Events.Api.Endpoints;

internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder routes) => routes.MapGet("/audit", List).WithTags("Audit");

    private static async Task<Ok<Page<AuditRow>>> List(
        Guid eventId, IMediator mediator, CancellationToken cancellationToken, Guid? objectId = null, int page = 1, int pageSize = Paging.DefaultSize,
        Guid? userId = null, string? objectType = null, string? action = null, DateOnly? from = null, DateOnly? until = null) =>
        TypedResults.Ok(await mediator.Send(new ListAudit(eventId, objectId, page, pageSize, userId, objectType, action, from, until), cancellationToken));
}
