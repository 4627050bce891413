using Events.Api.Setup;
using Events.Api.Setup.Walls;
using Events.Domain.BadgeDesigns;
using Events.Domain.Common;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Events.Api.Endpoints;

internal static class BadgeDesignEndpoints
{
    public static void MapBadgeDesigns(this IEndpointRouteBuilder routes)
    {
        var designs = routes.MapGroup("/badge-designs").WithTags("Badge designs");
        designs.MapGet("", List);
        designs.MapCreate("", Add);
        designs.MapPut("/{designId:guid}", Change);
        designs.MapDelete("/{designId:guid}", Remove);
        designs.MapPost("/preview.png", Draw).SendsFile();
        designs.MapGet("/{designId:guid}/preview.png", Picture).SendsFile();
        routes.MapPut("/categories/{categoryId:guid}/badge", Choose).WithTags("Badge designs");
    }

    private static async Task<Ok<IReadOnlyList<BadgeDesignRow>>> List(Guid eventId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListBadgeDesigns(eventId), cancellationToken));

    private static async Task<Created<Made>> Add(Guid eventId, AddBadgeDesign design, IMediator mediator, CancellationToken cancellationToken) =>
        Api.Created($"/api/events/{eventId}/badge-designs", await mediator.Send(design with { EventId = eventId }, cancellationToken));

    private static async Task<NoContent> Change(Guid eventId, Guid designId, IfMatch ifMatch, ChangeBadgeDesign design, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(design with { EventId = eventId, DesignId = designId, ExpectedVersion = ifMatch.Version }, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Remove(Guid eventId, Guid designId, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new RemoveBadgeDesign(eventId, designId), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<FileContentHttpResult> Draw(Guid eventId, DrawBadgeDesign drawing, IMediator mediator, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        return TypedResults.Bytes(await mediator.Send(drawing with { EventId = eventId }, cancellationToken), "image/png");
    }

    /// <param name="v">The version that is shown, so that a changed design is another address.</param>
    private static async Task<FileContentHttpResult> Picture(
        Guid eventId, Guid designId, IMediator mediator, HttpResponse response, CancellationToken cancellationToken, string lang = LocalizedText.English, long? v = null)
    {
        response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Bytes(await mediator.Send(new GetBadgeDesignPicture(eventId, designId, lang), cancellationToken), "image/png");
    }

    private static async Task<NoContent> Choose(Guid eventId, Guid categoryId, IfMatch ifMatch, ChooseCategoryBadge badge, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(badge with { EventId = eventId, CategoryId = categoryId, ExpectedVersion = ifMatch.Version }, cancellationToken);
        return TypedResults.NoContent();
    }
}
