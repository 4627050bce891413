using Events.Api.Setup;
using Events.Api.Setup.Walls;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.Lists;
using Events.Domain.People;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Events.Api.Endpoints;

internal static class ParticipationEndpoints
{
    public static void MapParticipations(this IEndpointRouteBuilder routes)
    {
        var participations = routes.MapGroup("/participations").WithTags("Participations");
        participations.MapGet("", List);
        participations.MapGet("/export", Export).SendsFile();
        participations.MapCreate("", Add);
        participations.MapPost("/submit", SubmitMany);
        participations.MapPost("/approve", ApproveMany);
        participations.MapPost("/reject", RejectMany);
        participations.MapPost("/recategorise", RecategoriseMany);
        participations.MapGet("/{participationId:guid}", Get);
        participations.MapPut("/{participationId:guid}", Change);
        participations.MapPost("/{participationId:guid}/submit", Submit);
        participations.MapPost("/{participationId:guid}/approve", Approve);
        participations.MapPost("/{participationId:guid}/reject", Reject);
        participations.MapPost("/{participationId:guid}/request-information", RequestInformation);
        participations.MapPost("/{participationId:guid}/answer", Answer);
        participations.MapPost("/{participationId:guid}/undo-decision", UndoDecision);
        participations.MapPost("/{participationId:guid}/suspend", Suspend);
        participations.MapPost("/{participationId:guid}/reinstate", Reinstate);
        participations.MapPost("/{participationId:guid}/revoke", Revoke);
        participations.MapPost("/{participationId:guid}/withdraw", Withdraw);
        participations.MapCreate("/{participationId:guid}/replace", Replace);
        participations.MapPost("/{participationId:guid}/erase", Erase);
        participations.MapGet("/{participationId:guid}/merges", Merges);
        participations.MapCreate("/{participationId:guid}/merges", Merge);
        participations.MapDelete("/{participationId:guid}/merges/{mergeId:guid}", UndoMerge);
    }

    private static async Task<Ok<Page<ParticipationRow>>> List(
        Guid eventId, IMediator mediator, CancellationToken cancellationToken, string? q = null, Guid? delegation = null, Guid? category = null,
        Choice<ParticipationState>? state = null, int page = 1, int pageSize = Paging.DefaultSize) =>
        TypedResults.Ok(await mediator.Send(new ListParticipations(eventId, q, delegation, category, state?.Value, page, pageSize), cancellationToken));

    /// <summary>
    /// The rows of the list with the same filters, as a workbook or CSV. <paramref name="columns" />: names, separated by commas;
    /// <paramref name="ids" />: only these of them, separated by commas.
    /// </summary>
    private static async Task Export(
        Guid eventId, HttpResponse response, IMediator mediator, IListWriter writer, CancellationToken cancellationToken, Choice<ListFormat>? format = null, string? columns = null,
        string? q = null, Guid? delegation = null, Guid? category = null, Choice<ParticipationState>? state = null, string language = LocalizedText.English,
        bool? photo = null, bool? badge = null, string? ids = null)
    {
        var export = new ExportParticipations(
            eventId, format?.Value ?? ListFormat.Xlsx, ListDownloads.Columns<ParticipationColumn>(columns), q, delegation, category, state?.Value, language,
            photo, badge, ListDownloads.Ids(ids));
        await ListDownloads.SendAsync(await mediator.Send(export, cancellationToken), writer, response, cancellationToken);
    }

    private static async Task<Created<Made>> Add(Guid eventId, AddParticipant participant, IMediator mediator, CancellationToken cancellationToken) =>
        Api.Created(Address(eventId), await mediator.Send(participant with { EventId = eventId }, cancellationToken));

    private static async Task<NoContent> SubmitMany(Guid eventId, SubmitMany many, IMediator mediator, CancellationToken cancellationToken) =>
        await SendAsync(mediator, many with { EventId = eventId }, cancellationToken);

    private static async Task<NoContent> ApproveMany(Guid eventId, ApproveMany many, IMediator mediator, CancellationToken cancellationToken) =>
        await SendAsync(mediator, many with { EventId = eventId }, cancellationToken);

    private static async Task<NoContent> RejectMany(Guid eventId, RejectMany many, IMediator mediator, CancellationToken cancellationToken) =>
        await SendAsync(mediator, many with { EventId = eventId }, cancellationToken);

    private static async Task<NoContent> RecategoriseMany(Guid eventId, RecategoriseMany many, IMediator mediator, CancellationToken cancellationToken) =>
        await SendAsync(mediator, many with { EventId = eventId }, cancellationToken);

    private static async Task<Ok<ParticipationDetails>> Get(Guid eventId, Guid participationId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetParticipation(eventId, participationId), cancellationToken));

    private static async Task<NoContent> Change(
        Guid eventId, Guid participationId, IfMatch ifMatch, ChangeParticipation change, IMediator mediator, CancellationToken cancellationToken) =>
        await SendAsync(mediator, change with { EventId = eventId, ParticipationId = participationId, ExpectedVersion = ifMatch.Version }, cancellationToken);

    private static async Task<NoContent> Submit(Guid eventId, Guid participationId, IMediator mediator, CancellationToken cancellationToken) =>
        await SendAsync(mediator, new SubmitParticipation(eventId, participationId), cancellationToken);

    private static async Task<NoContent> Approve(Guid eventId, Guid participationId, IMediator mediator, CancellationToken cancellationToken) =>
        await SendAsync(mediator, new ApproveParticipation(eventId, participationId), cancellationToken);

    private static async Task<NoContent> Reject(Guid eventId, Guid participationId, RejectParticipation why, IMediator mediator, CancellationToken cancellationToken) =>
        await SendAsync(mediator, why with { EventId = eventId, ParticipationId = participationId }, cancellationToken);

    private static async Task<NoContent> RequestInformation(Guid eventId, Guid participationId, RequestInformation question, IMediator mediator, CancellationToken cancellationToken) =>
        await SendAsync(mediator, question with { EventId = eventId, ParticipationId = participationId }, cancellationToken);

    private static async Task<NoContent> Answer(Guid eventId, Guid participationId, AnswerRequest answer, IMediator mediator, CancellationToken cancellationToken) =>
        await SendAsync(mediator, answer with { EventId = eventId, ParticipationId = participationId }, cancellationToken);

    private static async Task<NoContent> UndoDecision(Guid eventId, Guid participationId, IMediator mediator, CancellationToken cancellationToken) =>
        await SendAsync(mediator, new UndoDecision(eventId, participationId), cancellationToken);

    private static async Task<NoContent> Suspend(Guid eventId, Guid participationId, SuspendParticipation why, IMediator mediator, CancellationToken cancellationToken) =>
        await SendAsync(mediator, why with { EventId = eventId, ParticipationId = participationId }, cancellationToken);

    private static async Task<NoContent> Reinstate(Guid eventId, Guid participationId, IMediator mediator, CancellationToken cancellationToken) =>
        await SendAsync(mediator, new ReinstateParticipation(eventId, participationId), cancellationToken);

    private static async Task<NoContent> Revoke(Guid eventId, Guid participationId, RevokeParticipation why, IMediator mediator, CancellationToken cancellationToken) =>
        await SendAsync(mediator, why with { EventId = eventId, ParticipationId = participationId }, cancellationToken);

    private static async Task<NoContent> Withdraw(Guid eventId, Guid participationId, WithdrawParticipation why, IMediator mediator, CancellationToken cancellationToken) =>
        await SendAsync(mediator, why with { EventId = eventId, ParticipationId = participationId }, cancellationToken);

    private static async Task<Ok<IReadOnlyList<MergeRow>>> Merges(Guid eventId, Guid participationId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListMerges(eventId, participationId), cancellationToken));

    private static async Task<Created<Made>> Merge(Guid eventId, Guid participationId, MergeRecords other, IMediator mediator, CancellationToken cancellationToken) =>
        Api.Created($"/api/events/{eventId}/participations/{participationId}/merges", await mediator.Send(other with { EventId = eventId, ParticipationId = participationId }, cancellationToken));

    private static async Task<NoContent> UndoMerge(Guid eventId, Guid participationId, Guid mergeId, IMediator mediator, CancellationToken cancellationToken) =>
        await SendAsync(mediator, new UndoMerge(eventId, participationId, mergeId), cancellationToken);

    /// <summary>201 with the address of the successor's participation.</summary>
    private static async Task<Created<Made>> Replace(Guid eventId, Guid participationId, ReplaceParticipant successor, IMediator mediator, CancellationToken cancellationToken) =>
        Api.Created(Address(eventId), await mediator.Send(successor with { EventId = eventId, ParticipationId = participationId }, cancellationToken));

    /// <summary>200 with what was deleted and what stays.</summary>
    private static async Task<Ok<Erasure>> Erase(Guid eventId, Guid participationId, ErasePerson erase, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(erase with { EventId = eventId, ParticipationId = participationId }, cancellationToken));

    private static string Address(Guid eventId) => $"/api/events/{eventId}/participations";

    private static async Task<NoContent> SendAsync(IMediator mediator, ICommand command, CancellationToken cancellationToken)
    {
        await mediator.Send(command, cancellationToken);
        return TypedResults.NoContent();
    }
}
