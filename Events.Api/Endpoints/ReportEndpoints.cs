using Events.Api.Setup;
using Events.Domain.Common;
using Events.Domain.Reports;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Events.Api.Endpoints;

internal static class ReportEndpoints
{
    public static void MapPublicFigures(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/public/events/{slug}/figures", ListPublic).AllowAnonymous().WithTags("Public");

    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reports/signed-projects", Count).WithTags("Reports");
        var figures = routes.MapGroup("/published-figures").WithTags("Reports");
        figures.MapGet("", List);
        figures.MapCreate("", Publish);
        figures.MapPost("/{figureId:guid}/withdraw", Withdraw);
    }

    private static async Task<Ok<SignedProjectsReport>> Count(Guid eventId, Choice<SignedProjectsBy> by, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new CountSignedProjects(eventId, by.Value), cancellationToken));

    private static async Task<Ok<Page<PublishedFigureRow>>> List(
        Guid eventId, IMediator mediator, CancellationToken cancellationToken, int page = 1, int pageSize = Paging.DefaultSize) =>
        TypedResults.Ok(await mediator.Send(new ListPublishedFigures(eventId, page, pageSize), cancellationToken));

    private static async Task<Created<Made>> Publish(Guid eventId, PublishFigure figure, IMediator mediator, CancellationToken cancellationToken) =>
        Api.Created($"/api/events/{eventId}/published-figures", await mediator.Send(figure with { EventId = eventId }, cancellationToken));

    private static async Task<NoContent> Withdraw(Guid eventId, Guid figureId, WithdrawFigure figure, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(figure with { EventId = eventId, FigureId = figureId }, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<IReadOnlyList<PublicFigure>>> ListPublic(string slug, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new ListPublicFigures(slug), cancellationToken));
}
