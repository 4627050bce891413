using Events.Domain.Calendar;
using Events.Domain.Common;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Events.Api.Endpoints;

/// <summary>Announced events, for the world.</summary>
internal static class PublicEventEndpoints
{
    public static void MapPublicEvents(this IEndpointRouteBuilder routes)
    {
        var events = routes.MapGroup("/public/events").WithTags("Public").AllowAnonymous();
        events.MapGet("", List);
        events.MapGet("/{slug}", Get);
    }

    private static async Task<Ok<Page<PublishedEventRow>>> List(IMediator mediator, CancellationToken cancellationToken, string? q = null, int page = 1, int pageSize = Paging.DefaultSize) =>
        TypedResults.Ok(await mediator.Send(new ListPublishedEvents(q, page, pageSize), cancellationToken));

    private static async Task<Ok<PublishedEvent>> Get(string slug, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetPublishedEvent(slug), cancellationToken));
}
