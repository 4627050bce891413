using Events.Api.Setup;
using Events.Domain.Calendar;
using Events.Domain.Common;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Events.Api.Endpoints;

internal static class SeriesEndpoints
{
    public static void MapSeries(this IEndpointRouteBuilder routes)
    {
        var series = routes.MapGroup("/series").WithTags("Series");
        series.MapGet("", List);
        series.MapGet("/{seriesId:guid}", Get);
        series.MapCreate("", Create);
        series.MapPut("/{seriesId:guid}", Change);
    }

    private static async Task<Ok<Page<SeriesRow>>> List(IMediator mediator, CancellationToken cancellationToken, int page = 1, int pageSize = Paging.DefaultSize) =>
        TypedResults.Ok(await mediator.Send(new ListSeries(page, pageSize), cancellationToken));

    private static async Task<Ok<SeriesRow>> Get(Guid seriesId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetSeries(seriesId), cancellationToken));

    private static async Task<Created<Made>> Create(CreateSeries series, IMediator mediator, CancellationToken cancellationToken) =>
        Api.Created("/api/series", await mediator.Send(series, cancellationToken));

    private static async Task<NoContent> Change(Guid seriesId, IfMatch ifMatch, ChangeSeries series, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(series with { SeriesId = seriesId, ExpectedVersion = ifMatch.Version }, cancellationToken);
        return TypedResults.NoContent();
    }
}
