using Events.Domain.Common;
using Events.Domain.Jobs;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Events.Api.Endpoints;

internal static class JobEndpoints
{
    public static void MapJobs(this IEndpointRouteBuilder routes)
    {
        var jobs = routes.MapGroup("/jobs").WithTags("Jobs");
        jobs.MapGet("", List);
        jobs.MapGet("/{jobId:guid}", Get);
        jobs.MapPost("/{jobId:guid}/cancel", Cancel);
        jobs.MapPost("/{jobId:guid}/retry", Retry);
    }

    private static async Task<Ok<Page<JobRow>>> List(Guid eventId, IMediator mediator, CancellationToken cancellationToken, int page = 1, int pageSize = Paging.DefaultSize) =>
        TypedResults.Ok(await mediator.Send(new ListJobs(eventId, page, pageSize), cancellationToken));

    private static async Task<Ok<JobRow>> Get(Guid eventId, Guid jobId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetJob(eventId, jobId), cancellationToken));

    private static async Task<NoContent> Cancel(Guid eventId, Guid jobId, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new CancelJob(eventId, jobId), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Retry(Guid eventId, Guid jobId, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new RetryJob(eventId, jobId), cancellationToken);
        return TypedResults.NoContent();
    }
}
