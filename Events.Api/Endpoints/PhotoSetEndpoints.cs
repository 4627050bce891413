using Events.Api.Setup;
using Events.Api.Setup.Walls;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.PhotoSets;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Events.Api.Endpoints;

internal static class PhotoSetEndpoints
{
    private const string Zip = "application/zip";

    public static void MapPhotoSets(this IEndpointRouteBuilder routes)
    {
        var sets = routes.MapGroup("/photo-sets").WithTags("Photo sets");
        sets.MapGet("", List);
        sets.MapPost("", Start).TakesUpload(PhotoSet.MaxBytes).Accepts<byte[]>(Zip);
        sets.MapGet("/{photoSetId:guid}", Get);
        sets.MapGet("/{photoSetId:guid}/rows", Rows);
        sets.MapGet("/{photoSetId:guid}/rows/{number:int}/photo", Photo).SendsFile();
        sets.MapPost("/{photoSetId:guid}/accept", Accept);
        sets.MapPost("/{photoSetId:guid}/undo", Undo);
        sets.MapDelete("/{photoSetId:guid}", Discard);
    }

    private static async Task<Ok<Page<PhotoSetLine>>> List(Guid eventId, IMediator mediator, CancellationToken cancellationToken, int page = 1, int pageSize = Paging.DefaultSize) =>
        TypedResults.Ok(await mediator.Send(new ListPhotoSets(eventId, page, pageSize), cancellationToken));

    /// <summary>The body is the archive itself. 201: a job matches the photos, nothing else changes yet.</summary>
    private static async Task<Created<Made>> Start(Guid eventId, HttpRequest request, IMediator mediator, CancellationToken cancellationToken)
    {
        if (request.ContentType?.Split(';')[0].Trim().ToLowerInvariant() is not (Zip or "application/x-zip-compressed"))
        {
            throw new RequestRefused(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "Not an archive.", "Send the photos as application/zip.");
        }

        return Api.Created($"/api/events/{eventId}/photo-sets", await mediator.Send(new StartPhotoSet(eventId, request.Body), cancellationToken));
    }

    private static async Task<Ok<PhotoSetDetails>> Get(Guid eventId, Guid photoSetId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetPhotoSet(eventId, photoSetId), cancellationToken));

    private static async Task<Ok<Page<PhotoRowVerdict>>> Rows(
        Guid eventId, Guid photoSetId, IMediator mediator, CancellationToken cancellationToken, Choice<PhotoVerdict>? verdict = null, int page = 1, int pageSize = Paging.DefaultSize) =>
        TypedResults.Ok(await mediator.Send(new ListPhotoRows(eventId, photoSetId, verdict?.Value, page, pageSize), cancellationToken));

    private static async Task<FileStreamHttpResult> Photo(Guid eventId, Guid photoSetId, int number, HttpContext http, IMediator mediator, CancellationToken cancellationToken)
    {
        var photo = await mediator.Send(new GetRowPhoto(eventId, photoSetId, number), cancellationToken);
        http.Response.Headers.ContentDisposition = "inline";
        http.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.File(photo.Content, Photos.MediaType, entityTag: new EntityTagHeaderValue($"\"{photo.Tag}\""));
    }

    private static async Task<NoContent> Accept(Guid eventId, Guid photoSetId, AcceptPhotoSet accept, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(accept with { EventId = eventId, PhotoSetId = photoSetId }, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>202: a job puts back what was there before.</summary>
    private static async Task<Accepted> Undo(Guid eventId, Guid photoSetId, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new UndoPhotoSet(eventId, photoSetId), cancellationToken);
        return TypedResults.Accepted($"/api/events/{eventId}/photo-sets/{photoSetId}");
    }

    private static async Task<NoContent> Discard(Guid eventId, Guid photoSetId, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new DiscardPhotoSet(eventId, photoSetId), cancellationToken);
        return TypedResults.NoContent();
    }
}
