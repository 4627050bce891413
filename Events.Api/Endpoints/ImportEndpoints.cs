using System.Text.Json;
using Events.Api.Setup;
using Events.Api.Setup.Walls;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Domain.Lists;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Events.Api.Endpoints;

internal static class ImportEndpoints
{
    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        var imports = routes.MapGroup("/imports").WithTags("Imports");
        imports.MapGet("", List);
        imports.MapCreate("", Start).TakesForm(Import.MaxBytes).AlsoReads("mapping").Accepts<IFormFile>("multipart/form-data", "text/csv", MediaTypes.Workbook);
        imports.MapPost("/outline", Outline).TakesForm(Import.MaxBytes).AlsoReads("sheet").Accepts<IFormFile>("multipart/form-data", "text/csv", MediaTypes.Workbook);
        imports.MapGet("/template", Template).SendsFile();
        imports.MapGet("/{importId:guid}", Get);
        imports.MapGet("/{importId:guid}/rows", Rows);
        imports.MapPost("/{importId:guid}/accept", Accept);
        imports.MapPost("/{importId:guid}/undo", Undo);
    }

    private static async Task<Ok<Page<ImportLine>>> List(
        Guid eventId, IMediator mediator, CancellationToken cancellationToken, int page = 1, int pageSize = Paging.DefaultSize) =>
        TypedResults.Ok(await mediator.Send(new ListImports(eventId, page, pageSize), cancellationToken));

    /// <summary>
    /// Either <c>multipart/form-data</c> with the parts <c>file</c> and <c>mapping</c> (JSON), or <c>text/csv</c> or a workbook's type with the mapping
    /// as the query's <c>mapping</c>. 201: a job judges the rows, nothing else changes yet.
    /// </summary>
    private static async Task<Created<Made>> Start(Guid eventId, HttpRequest request, IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json, IMediator mediator, CancellationToken cancellationToken)
    {
        var (file, mapping) = await ReadAsync(request, "mapping", cancellationToken);
        var start = new StartImport(file, Mapping(mapping, json.Value.SerializerOptions)) { EventId = eventId };
        return Api.Created($"/api/events/{eventId}/imports", await mediator.Send(start, cancellationToken));
    }

    /// <summary>A workbook to fill in, with the event's delegations and categories to choose from.</summary>
    private static async Task Template(
        Guid eventId, HttpResponse response, IMediator mediator, IListWriter writer, CancellationToken cancellationToken, string language = LocalizedText.English) =>
        await ListDownloads.SendAsync(await mediator.Send(new GetImportTemplate(eventId, language), cancellationToken), writer, response, cancellationToken);

    private static async Task<Ok<ImportDetails>> Get(Guid eventId, Guid importId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetImport(eventId, importId), cancellationToken));

    private static async Task<Ok<Page<ImportRowVerdict>>> Rows(
        Guid eventId, Guid importId, IMediator mediator, CancellationToken cancellationToken, Choice<ImportVerdict>? verdict = null, bool warned = false, int page = 1, int pageSize = Paging.DefaultSize) =>
        TypedResults.Ok(await mediator.Send(new ListImportRows(eventId, importId, verdict?.Value, warned, page, pageSize), cancellationToken));

    private static async Task<NoContent> Accept(Guid eventId, Guid importId, AcceptImport accept, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(accept with { EventId = eventId, ImportId = importId }, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>202: a job puts back what the import changed.</summary>
    private static async Task<Accepted> Undo(Guid eventId, Guid importId, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new UndoImport(eventId, importId), cancellationToken);
        return TypedResults.Accepted($"/api/events/{eventId}/imports/{importId}");
    }

    /// <summary>What the file holds and how its columns are understood; the same bodies as for starting, with <c>sheet</c> in place of the mapping.</summary>
    private static async Task<Ok<ImportOutline>> Outline(Guid eventId, HttpRequest request, IMediator mediator, CancellationToken cancellationToken)
    {
        var (file, sheet) = await ReadAsync(request, "sheet", cancellationToken);
        return TypedResults.Ok(await mediator.Send(new OutlineImport(file, string.IsNullOrEmpty(sheet) ? null : sheet) { EventId = eventId }, cancellationToken));
    }

    private static async Task<(ReadOnlyMemory<byte> File, string? Field)> ReadAsync(HttpRequest request, string field, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(cancellationToken);
            var file = form.Files["file"] ?? throw Refused("file", "Send the list as the part \"file\".");
            await file.CopyToAsync(content, cancellationToken);
            return (Limited(content), form[field]);
        }

        if (request.ContentType?.Split(';')[0].Trim().ToLowerInvariant() is not ("text/csv" or MediaTypes.Workbook))
        {
            throw new RequestRefused(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "Not a list.", "Send multipart/form-data, text/csv or a workbook (.xlsx).");
        }

        await request.Body.CopyToAsync(content, cancellationToken);
        return (Limited(content), request.Query[field]);
    }

    private static ReadOnlyMemory<byte> Limited(MemoryStream content) => content.Length <= Import.MaxBytes
        ? content.GetBuffer().AsMemory(0, (int)content.Length)
        : throw new RequestRefused(StatusCodes.Status413PayloadTooLarge, "too-large", "The list is too large.", $"A list has at most {Import.MaxBytes / 1024 / 1024} MB. Send it in parts.");

    private static ImportMapping Mapping(string? text, JsonSerializerOptions json)
    {
        try
        {
            return (text is null ? null : JsonSerializer.Deserialize<ImportMapping>(text, json)) ?? throw Refused("mapping", "Say as JSON which column holds what.");
        }
        catch (JsonException unreadable)
        {
            // The same answer as for a JSON body.
            throw new BadHttpRequestException("The mapping cannot be read.", unreadable);
        }
    }

    private static FluentValidation.ValidationException Refused(string field, string message) => new([new FluentValidation.Results.ValidationFailure(field, message)]);
}
