using Events.Api.Setup.Walls;
using Events.Domain.Common;
using Events.Domain.Papers;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Events.Api.Endpoints;

/// <summary>Papers that are made when they are asked for: lists, door signs, nameplates.</summary>
internal static class PaperEndpoints
{
    public static void MapPapers(this IEndpointRouteBuilder routes)
    {
        var papers = routes.MapGroup("/papers").WithTags("Papers");
        papers.MapGet("/participants.pdf", Participants).SendsFile();
        papers.MapGet("/delegations.pdf", Delegations).SendsFile();
        papers.MapGet("/door-signs.pdf", DoorSigns).SendsFile();
        papers.MapGet("/projects.pdf", Projects).SendsFile();
        papers.MapGet("/nameplates.pdf", Plates).SendsFile();
    }

    private static async Task<FileStreamHttpResult> Participants(Guid eventId, IMediator mediator, IPaperPrinter printer, HttpResponse response, CancellationToken cancellationToken, string lang = LocalizedText.English) =>
        await SendAsync(await mediator.Send(new GetParticipantList(eventId, lang), cancellationToken), printer, response, cancellationToken);

    private static async Task<FileStreamHttpResult> Delegations(Guid eventId, IMediator mediator, IPaperPrinter printer, HttpResponse response, CancellationToken cancellationToken, string lang = LocalizedText.English) =>
        await SendAsync(await mediator.Send(new GetDelegationList(eventId, lang), cancellationToken), printer, response, cancellationToken);

    private static async Task<FileStreamHttpResult> DoorSigns(
        Guid eventId, IMediator mediator, IPaperPrinter printer, HttpResponse response, CancellationToken cancellationToken, Guid? room = null, DateOnly? day = null, string lang = LocalizedText.English) =>
        await SendAsync(await mediator.Send(new GetDoorSigns(eventId, room, day, lang), cancellationToken), printer, response, cancellationToken);

    private static async Task<FileStreamHttpResult> Projects(Guid eventId, IMediator mediator, IPaperPrinter printer, HttpResponse response, CancellationToken cancellationToken, string lang = LocalizedText.English) =>
        await SendAsync(await mediator.Send(new GetSignedProjectList(eventId, lang), cancellationToken), printer, response, cancellationToken);

    private static async Task<FileStreamHttpResult> Plates(
        Guid eventId, IMediator mediator, INameplatePrinter printer, HttpResponse response, CancellationToken cancellationToken, Guid? delegation = null, Guid? session = null, string lang = LocalizedText.English)
    {
        var plates = await mediator.Send(new GetNameplates(eventId, delegation, session, lang), cancellationToken);
        return await Papers.SendAsync(plates.FileName, response, (file, stop) => printer.PrintAsync(plates, file, stop), cancellationToken);
    }

    private static Task<FileStreamHttpResult> SendAsync(PaperDocument paper, IPaperPrinter printer, HttpResponse response, CancellationToken cancellationToken) =>
        Papers.SendAsync(paper.FileName, response, (file, stop) => printer.PrintAsync(paper, file, stop), cancellationToken);
}
