using Events.Api.Setup;
using Events.Api.Setup.Walls;
using Events.Domain.Delegations;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Events.Api.Endpoints;

internal static class DelegationDocumentEndpoints
{
    public static void MapDelegationDocuments(this IEndpointRouteBuilder routes)
    {
        var delegation = routes.MapGroup("/delegations/{delegationId:guid}").WithTags("Delegations");
        delegation.MapGet("/nominations", Nominations);
        delegation.MapGet("/documents", List);
        delegation.MapCreate("/documents", Add).TakesForm(DelegationDocument.MaxBytes).Accepts<IFormFile>("multipart/form-data");
        delegation.MapGet("/documents/{documentId:guid}", Download).SendsFile();
        delegation.MapDelete("/documents/{documentId:guid}", Remove);
    }

    private static async Task<Ok<Nominations>> Nominations(Guid eventId, Guid delegationId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetNominations(eventId, delegationId), cancellationToken));

    private static async Task<Ok<IReadOnlyList<DocumentRow>>> List(Guid eventId, Guid delegationId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListDocuments(eventId, delegationId), cancellationToken));

    /// <summary><c>multipart/form-data</c> with the part <c>file</c>.</summary>
    private static async Task<Created<Made>> Add(Guid eventId, Guid delegationId, HttpRequest request, IMediator mediator, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            throw new RequestRefused(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "Not a document.", "Send multipart/form-data with the part \"file\".");
        }

        var file = (await request.ReadFormAsync(cancellationToken)).Files["file"]
            ?? throw new FluentValidation.ValidationException([new FluentValidation.Results.ValidationFailure("file", "Send the document as the part \"file\".")]);
        await using var upload = file.OpenReadStream();
        return Api.Created($"/api/events/{eventId}/delegations/{delegationId}/documents", await mediator.Send(new AddDocument(eventId, delegationId, file.FileName, upload), cancellationToken));
    }

    /// <summary>Always a download, in a sandbox: whatever is in it does not run here.</summary>
    private static async Task<FileStreamHttpResult> Download(Guid eventId, Guid delegationId, Guid documentId, HttpContext http, IMediator mediator, CancellationToken cancellationToken)
    {
        var document = await mediator.Send(new GetDocument(eventId, delegationId, documentId), cancellationToken);
        http.Response.Headers.CacheControl = "private, no-store";
        return TypedResults.File(document.Content, document.MediaType, document.FileName, entityTag: new EntityTagHeaderValue($"\"{document.Sha256}\""));
    }

    private static async Task<NoContent> Remove(Guid eventId, Guid delegationId, Guid documentId, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new RemoveDocument(eventId, delegationId, documentId), cancellationToken);
        return TypedResults.NoContent();
    }
}
