using Events.Api.Setup;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Events.Api.Endpoints;

internal static class ParticipationEndpoints
{
    public static void MapParticipations(this IEndpointRouteBuilder routes)
    {
        var participations = routes.MapGroup("/participations").WithTags("Participations");
        participations.MapGet("", List);
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
    }

    private static async Task<Ok<Page<ParticipationRow>>> List(
        Guid eventId, IMediator mediator, CancellationToken cancellationToken, string? q = null, Guid? delegation = null, Guid? category = null,
        Choice<ParticipationState>? state = null, int page = 1, int pageSize = Paging.DefaultSize) =>
        TypedResults.Ok(await mediator.Send(new ListParticipations(eventId, q, delegation, category, state?.Value, page, pageSize), cancellationToken));

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

    /// <summary>201 with the address of the successor's participation.</summary>
    private static async Task<Created<Made>> Replace(Guid eventId, Guid participationId, ReplaceParticipant successor, IMediator mediator, CancellationToken cancellationToken) =>
        Api.Created(Address(eventId), await mediator.Send(successor with { EventId = eventId, ParticipationId = participationId }, cancellationToken));

    private static string Address(Guid eventId) => $"/api/events/{eventId}/participations";

    private static async Task<NoContent> SendAsync(IMediator mediator, ICommand command, CancellationToken cancellationToken)
    {
        await mediator.Send(command, cancellationToken);
        return TypedResults.NoContent();
    }
}
