using System.Security.Cryptography;
using System.Text;
using Events.Api.Setup.Walls;
using Events.Domain.Files;
using Events.Domain.Jobs;
using Events.Domain.Programme;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Events.Api.Endpoints;

/// <summary>Publishing the agenda, and reading what was published, which needs nobody to sign in.</summary>
internal static class AgendaEndpoints
{
    public static void MapAgenda(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/agenda/publish", Publish).WithTags("Programme");
        routes.MapGet("/agenda/draft.pdf", Draft).SendsFile().WithTags("Programme");
        routes.MapGet("/agenda.pdf", Paper).SendsFile().AllowAnonymous().WithTags("Public");
        routes.MapGet("/agenda.ics", Calendar).AllowAnonymous().WithTags("Public");
    }

    public static void MapPublicAgenda(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/public/events/{slug}/agenda", Read).AllowAnonymous().WithTags("Public");

    private static async Task<Ok<IssuedAgenda>> Publish(Guid eventId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new PublishAgenda(eventId), cancellationToken));

    private static async Task<FileStreamHttpResult> Draft(
        Guid eventId, IMediator mediator, IAgendaPrinter printer, HttpResponse response, CancellationToken cancellationToken, string? lang = null)
    {
        var draft = await mediator.Send(new GetAgendaDraft(eventId, lang), cancellationToken);
        return await Papers.SendAsync(draft.FileName, response, (file, stop) => printer.PrintAsync(draft.Paper, file, stop), cancellationToken);
    }

    private static async Task<Ok<PublishedAgenda>> Read(
        string slug, IMediator mediator, CancellationToken cancellationToken,
        string? lang = null, DateOnly? day = null, string? room = null, string? track = null, string? spoken = null, string? q = null) =>
        TypedResults.Ok(await mediator.Send(new GetPublishedAgenda(slug, lang, day, room, track, spoken, q), cancellationToken));

    /// <summary>The latest finished paper, with ETag and ranges; 202 and the job while the first one is being made.</summary>
    private static async Task<Results<FileStreamHttpResult, Accepted<PaperInTheMaking>>> Paper(
        Guid eventId, IMediator mediator, IFileStore files, HttpResponse response, CancellationToken cancellationToken, string? lang = null)
    {
        var agenda = await mediator.Send(new GetAgendaFile(eventId, lang), cancellationToken);
        response.Headers.CacheControl = "public, no-cache";
        return agenda.Finished is { } paper ? Papers.Download(files, paper) : Papers.ComeBack(response, eventId, agenda.InTheMaking!);
    }

    private static async Task<FileContentHttpResult> Calendar(Guid eventId, IMediator mediator, HttpResponse response, CancellationToken cancellationToken, string? lang = null)
    {
        var calendar = await mediator.Send(new GetAgendaCalendar(eventId, lang), cancellationToken);
        var bytes = Encoding.UTF8.GetBytes(calendar.Text);
        response.Headers.CacheControl = "public, no-cache";
        return TypedResults.Bytes(bytes, "text/calendar; charset=utf-8", calendar.FileName, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\""));
    }
}
