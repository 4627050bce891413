using Events.Api.Setup;
using Events.Api.Setup.Walls;
using Events.Domain.Accreditation;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Events.Api.Endpoints;

internal static class PhotoEndpoints
{
    public static void MapPhotos(this IEndpointRouteBuilder routes)
    {
        var photo = routes.MapGroup("/participations/{participationId:guid}/photo").WithTags("Participations");
        photo.MapGet("", Get).SendsFile();
        photo.MapPut("", Put).TakesUpload(Photos.MaxBytes).Accepts<byte[]>("image/jpeg", "image/png");
        photo.MapDelete("", Remove);
    }

    /// <summary>The JPEG we made ourselves. Like every file it is served so that nothing in it could run even if it were no picture.</summary>
    /// <param name="v">Of the version that a page shows, so that each has an address of its own; the answer is always the photo there is.</param>
    private static async Task<FileStreamHttpResult> Get(Guid eventId, Guid participationId, HttpContext http, IMediator mediator, CancellationToken cancellationToken, long? v = null)
    {
        var photo = await mediator.Send(new GetPhoto(eventId, participationId), cancellationToken);
        http.Response.Headers.ContentDisposition = "inline";
        http.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.File(photo.Content, Photos.MediaType, entityTag: new EntityTagHeaderValue($"\"{photo.Tag}\""));
    }

    /// <summary>The body is the picture itself; zoom (1 to 4), x and y (0 to 1) choose the part that is shown.</summary>
    private static async Task<NoContent> Put(
        Guid eventId, Guid participationId, HttpRequest request, IMediator mediator, CancellationToken cancellationToken, double? zoom = null, double x = 0.5, double y = 0.5)
    {
        if (request.ContentType?.Split(';')[0].Trim().ToLowerInvariant() is not ("image/jpeg" or "image/png"))
        {
            throw new RequestRefused(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "Not a photo.", "Send image/jpeg or image/png.");
        }

        await mediator.Send(new SetPhoto(eventId, participationId, request.Body, zoom is { } wanted ? new PhotoCrop(wanted, x, y) : null), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Remove(Guid eventId, Guid participationId, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new RemovePhoto(eventId, participationId), cancellationToken);
        return TypedResults.NoContent();
    }
}
