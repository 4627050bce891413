using Events.Api.Setup;
using Events.Domain.Calendar;
using Events.Domain.Common;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Events.Api.Endpoints;

internal static class OrganisationEndpoints
{
    public static void MapOrganisations(this IEndpointRouteBuilder routes)
    {
        var organisations = routes.MapGroup("/organisations").WithTags("Organisations");
        organisations.MapGet("", List);
        organisations.MapGet("/{organisationId:guid}", Get);
        organisations.MapCreate("", Create);
        organisations.MapPut("/{organisationId:guid}", Change);
    }

    private static async Task<Ok<Page<OrganisationRow>>> List(IMediator mediator, CancellationToken cancellationToken, string? q = null, int page = 1, int pageSize = Paging.DefaultSize) =>
        TypedResults.Ok(await mediator.Send(new ListOrganisations(q, page, pageSize), cancellationToken));

    private static async Task<Ok<OrganisationRow>> Get(Guid organisationId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetOrganisation(organisationId), cancellationToken));

    private static async Task<Created<Made>> Create(CreateOrganisation organisation, IMediator mediator, CancellationToken cancellationToken) =>
        Api.Created("/api/organisations", await mediator.Send(organisation, cancellationToken));

    private static async Task<NoContent> Change(Guid organisationId, IfMatch ifMatch, ChangeOrganisation organisation, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(organisation with { OrganisationId = organisationId, ExpectedVersion = ifMatch.Version }, cancellationToken);
        return TypedResults.NoContent();
    }
}
