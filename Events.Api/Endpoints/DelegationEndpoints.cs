using Events.Api.Setup;
using Events.Domain.Common;
using Events.Domain.Delegations;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Events.Api.Endpoints;

internal static class DelegationEndpoints
{
    public static void MapDelegations(this IEndpointRouteBuilder routes)
    {
        var delegations = routes.MapGroup("/delegations").WithTags("Delegations");
        delegations.MapGet("", List);
        delegations.MapCreate("", Register);
        delegations.MapGet("/{delegationId:guid}", Get);
        delegations.MapPut("/{delegationId:guid}", Rename);
        delegations.MapPut("/{delegationId:guid}/quotas", SetQuotas);
        delegations.MapCreate("/{delegationId:guid}/members", AddMember);
        delegations.MapPost("/{delegationId:guid}/members/{participationId:guid}/capacity", ChangeCapacity);
        delegations.MapPost("/{delegationId:guid}/members/{participationId:guid}/head", NameHead);
    }

    private static async Task<Ok<Page<DelegationRow>>> List(
        Guid eventId, IMediator mediator, CancellationToken cancellationToken, string? q = null, int page = 1, int pageSize = Paging.DefaultSize) =>
        TypedResults.Ok(await mediator.Send(new ListDelegations(eventId, q, page, pageSize), cancellationToken));

    private static async Task<Created<Made>> Register(Guid eventId, RegisterDelegation delegation, IMediator mediator, CancellationToken cancellationToken) =>
        Api.Created($"/api/events/{eventId}/delegations", await mediator.Send(delegation with { EventId = eventId }, cancellationToken));

    private static async Task<Ok<DelegationDetails>> Get(Guid eventId, Guid delegationId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetDelegation(eventId, delegationId), cancellationToken));

    private static async Task<NoContent> Rename(Guid eventId, Guid delegationId, IfMatch ifMatch, RenameDelegation name, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(name with { EventId = eventId, DelegationId = delegationId, ExpectedVersion = ifMatch.Version }, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> SetQuotas(Guid eventId, Guid delegationId, IfMatch ifMatch, SetQuotas quotas, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(quotas with { EventId = eventId, DelegationId = delegationId, ExpectedVersion = ifMatch.Version }, cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>201 with the address of the member's participation.</summary>
    private static async Task<Created<Made>> AddMember(Guid eventId, Guid delegationId, AddMember member, IMediator mediator, CancellationToken cancellationToken) =>
        Api.Created($"/api/events/{eventId}/participations", await mediator.Send(member with { EventId = eventId, DelegationId = delegationId }, cancellationToken));

    private static async Task<NoContent> ChangeCapacity(
        Guid eventId, Guid delegationId, Guid participationId, ChangeMemberCapacity capacity, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(capacity with { EventId = eventId, DelegationId = delegationId, ParticipationId = participationId }, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> NameHead(Guid eventId, Guid delegationId, Guid participationId, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new NameHead(eventId, delegationId, participationId), cancellationToken);
        return TypedResults.NoContent();
    }
}
