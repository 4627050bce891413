using Events.Api.Setup;
using Events.Api.Setup.Walls;
using Events.Domain.Badges;
using Events.Domain.Desk;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Events.Api.Endpoints;

/// <summary>The registration desk and its printers.</summary>
internal static class DeskEndpoints
{
    public static void MapDesk(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/desk").WithTags("Desk");
        desk.MapPost("/find", Find).LimitedAs(Limit.Lookup);
        desk.MapGet("/counts", Count);
        desk.MapCreate("/walk-ins", AddWalkIn);
        var printers = routes.MapGroup("/printers").WithTags("Desk");
        printers.MapGet("", List);
        printers.MapCreate("", Add);
        printers.MapPut("/{printerId:guid}", Change);
        printers.MapDelete("/{printerId:guid}", Remove);
        printers.MapGet("/test-sheet.pdf", TestSheet).SendsFile();
    }

    /// <summary>Not from the cache of a browser that several people share.</summary>
    public static FileContentHttpResult ForTheDesk(this HttpResponse response, DeskPaper paper)
    {
        response.Headers.CacheControl = "no-store";
        // Drawn here from start to end: browsers show a sandboxed PDF to nobody.
        response.Headers.ContentSecurityPolicy = "frame-ancestors 'none'";
        response.Headers.ContentDisposition = $"inline; filename=\"{paper.FileName}\"";
        return TypedResults.Bytes(paper.Pdf, "application/pdf");
    }

    private static async Task<Ok<IReadOnlyList<DeskPerson>>> Find(Guid eventId, FindAtDesk find, IMediator mediator, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await mediator.Send(find with { EventId = eventId }, cancellationToken));
    }

    private static async Task<Ok<DeskCounts>> Count(Guid eventId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new CountAtDesk(eventId), cancellationToken));

    private static async Task<Created<Made>> AddWalkIn(Guid eventId, AddWalkIn walkIn, IMediator mediator, CancellationToken cancellationToken) =>
        Api.Created($"/api/events/{eventId}/participations", await mediator.Send(walkIn with { EventId = eventId }, cancellationToken));

    private static async Task<Ok<IReadOnlyList<PrinterRow>>> List(Guid eventId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListPrinters(eventId), cancellationToken));

    private static async Task<Created<Made>> Add(Guid eventId, AddPrinter printer, IMediator mediator, CancellationToken cancellationToken) =>
        Api.Created($"/api/events/{eventId}/printers", await mediator.Send(printer with { EventId = eventId }, cancellationToken));

    private static async Task<NoContent> Change(Guid eventId, Guid printerId, IfMatch ifMatch, ChangePrinter printer, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(printer with { EventId = eventId, PrinterId = printerId, ExpectedVersion = ifMatch.Version }, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Remove(Guid eventId, Guid printerId, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new RemovePrinter(eventId, printerId), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<FileContentHttpResult> TestSheet(Guid eventId, IMediator mediator, HttpResponse response, CancellationToken cancellationToken, Guid? printer = null) =>
        response.ForTheDesk(await mediator.Send(new GetTestSheet(eventId, printer), cancellationToken));
}
