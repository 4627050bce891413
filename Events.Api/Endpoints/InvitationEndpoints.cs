using Events.Api.Setup;
using Events.Domain.Common;
using Events.Domain.Invitations;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Events.Api.Endpoints;

/// <summary>Invitations as the organiser sees them, and as whoever holds a link does. A link's token is sent in the body, never in an address.</summary>
internal static class InvitationEndpoints
{
    public static void MapInvitations(this IEndpointRouteBuilder routes)
    {
        var invitations = routes.MapGroup("/invitations").WithTags("Invitations");
        invitations.MapGet("", List);
        invitations.MapCreate("", Invite);
        invitations.MapPost("/{invitationId:guid}/again", Again);
        invitations.MapPost("/{invitationId:guid}/revoke", Revoke);
    }

    public static void MapInvitationAnswers(this IEndpointRouteBuilder routes)
    {
        var answers = routes.MapGroup("/invitations").WithTags("Invitations").AllowAnonymous().OverTlsOnly();
        answers.MapPost("/read", Read);
        answers.MapPost("/accept", Accept);
        answers.MapPost("/decline", Decline);
    }

    private static async Task<Ok<Page<InvitationRow>>> List(
        Guid eventId, IMediator mediator, CancellationToken cancellationToken, Guid? delegation = null, int page = 1, int pageSize = Paging.DefaultSize) =>
        TypedResults.Ok(await mediator.Send(new ListInvitations(eventId, delegation, page, pageSize), cancellationToken));

    private static async Task<Created<Made>> Invite(Guid eventId, Invite invite, IMediator mediator, CancellationToken cancellationToken) =>
        Api.Created($"/api/events/{eventId}/invitations", await mediator.Send(invite with { EventId = eventId }, cancellationToken));

    private static async Task<NoContent> Again(Guid eventId, Guid invitationId, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new InviteAgain(eventId, invitationId), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Revoke(Guid eventId, Guid invitationId, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new RevokeInvitation(eventId, invitationId), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<OpenInvitation>> Read(ReadInvitation read, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(read, cancellationToken));

    private static async Task<Ok<AcceptedInvitation>> Accept(AcceptInvitation accept, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(accept, cancellationToken));

    private static async Task<NoContent> Decline(DeclineInvitation decline, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(decline, cancellationToken);
        return TypedResults.NoContent();
    }
}
