using Events.Api.Setup.Walls;
using Events.Domain.Badges;
using Events.Domain.Common;
using Events.Domain.Files;
using Events.Domain.Jobs;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Events.Api.Endpoints;

internal static class BadgeEndpoints
{
    public static void MapBadges(this IEndpointRouteBuilder routes)
    {
        var batches = routes.MapGroup("/badge-batches").WithTags("Badges");
        batches.MapCreate("", Make);
        batches.MapGet("", List);
        batches.MapGet("/{batchId:guid}", Get);
        batches.MapGet("/{batchId:guid}/badges.pdf", Download).SendsFile();
        routes.MapPost("/badges/lookup", LookUp).LimitedAs(Limit.Lookup).WithTags("Badges");
        batches.MapPost("/{batchId:guid}/printed", MarkPrinted);
        routes.MapGet("/badges", Record).WithTags("Badges");
        routes.MapPost("/blank-badges", MakeBlank).SendsFile().WithTags("Badges");
        var badge = routes.MapGroup("/participations/{participationId:guid}/badge").WithTags("Badges");
        badge.MapPost("/void", Void);
        badge.MapPost("/print", Print);
        badge.MapPost("/print-again", PrintAgain);
        badge.MapPost("/hand-over", HandOver);
        badge.MapPost("/take-back", TakeBack);
        badge.MapPost("/blank", LinkBlank);
        badge.MapGet("/history", History);
        badge.MapGet("/badge.pdf", OnePaper).SendsFile();
        badge.MapGet("/preview.png", Preview).SendsFile();
    }

    private static async Task<Created<Made>> Make(Guid eventId, MakeBadges batch, IMediator mediator, CancellationToken cancellationToken) =>
        Api.Created($"/api/events/{eventId}/badge-batches", await mediator.Send(batch with { EventId = eventId }, cancellationToken));

    private static async Task<Ok<Page<BadgeBatchRow>>> List(Guid eventId, IMediator mediator, CancellationToken cancellationToken, int page = 1, int pageSize = Paging.DefaultSize) =>
        TypedResults.Ok(await mediator.Send(new ListBadgeBatches(eventId, page, pageSize), cancellationToken));

    private static async Task<Ok<BadgeBatchDetails>> Get(Guid eventId, Guid batchId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetBadgeBatch(eventId, batchId), cancellationToken));

    /// <summary>The finished file; 202 with the job while it is being made; 409 when the job failed or was cancelled.</summary>
    private static async Task<Results<FileStreamHttpResult, Accepted<PaperInTheMaking>>> Download(
        Guid eventId, Guid batchId, IMediator mediator, IFileStore files, HttpResponse response, CancellationToken cancellationToken)
    {
        var batch = await mediator.Send(new GetBadgeBatch(eventId, batchId), cancellationToken);
        response.Headers.CacheControl = "private, no-cache";
        if (batch.Paper is { } paper)
        {
            return Papers.Download(files, paper);
        }

        return batch.Job.State is JobState.Queued or JobState.Running
            ? Papers.ComeBack(response, eventId, batch.Job)
            : throw new RuleViolation("job-is-over", $"The badges were not made: the job is {batch.Job.State}. {batch.LastError} Retry the job.");
    }

    private static async Task<Ok<BadgeFound>> LookUp(Guid eventId, LookUpBadge badge, IMediator mediator, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await mediator.Send(badge with { EventId = eventId }, cancellationToken));
    }

    private static async Task<Ok<Page<BadgeRow>>> Record(
        Guid eventId, IMediator mediator, CancellationToken cancellationToken,
        string? q = null, BadgeProgress? progress = null, Guid? delegation = null, Guid? category = null, int page = 1, int pageSize = Paging.DefaultSize) =>
        TypedResults.Ok(await mediator.Send(new ListBadges(eventId, q, progress, delegation, category, page, pageSize), cancellationToken));

    private static async Task<Ok<MarkedBadges>> MarkPrinted(Guid eventId, Guid batchId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(new MarkedBadges(await mediator.Send(new MarkBatchPrinted(eventId, batchId), cancellationToken)));

    private static async Task<Ok<PrintedBadge>> Print(Guid eventId, Guid participationId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new PrintBadge(eventId, participationId), cancellationToken));

    private static async Task<Ok<PrintedBadge>> PrintAgain(Guid eventId, Guid participationId, PrintBadgeAgain badge, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(badge with { EventId = eventId, ParticipationId = participationId }, cancellationToken));

    private static async Task<NoContent> HandOver(Guid eventId, Guid participationId, HandOverBadge badge, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(badge with { EventId = eventId, ParticipationId = participationId }, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> TakeBack(Guid eventId, Guid participationId, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new TakeBadgeBack(eventId, participationId), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<PrintedBadge>> LinkBlank(Guid eventId, Guid participationId, LinkBlankBadge blank, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(blank with { EventId = eventId, ParticipationId = participationId }, cancellationToken));

    private static async Task<Ok<IReadOnlyList<BadgeStory>>> History(Guid eventId, Guid participationId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetBadgeHistory(eventId, participationId), cancellationToken));

    private static async Task<FileContentHttpResult> OnePaper(
        Guid eventId, Guid participationId, IMediator mediator, HttpResponse response, CancellationToken cancellationToken, Guid? printer = null, string lang = LocalizedText.English) =>
        response.ForTheDesk(await mediator.Send(new GetBadgePaper(eventId, participationId, printer, lang), cancellationToken));

    /// <summary>The badge as it will print, without its serial and code.</summary>
    /// <param name="v">Of the version that a page shows, so that each has an address of its own; the answer is always the badge of now.</param>
    private static async Task<FileContentHttpResult> Preview(
        Guid eventId, Guid participationId, IMediator mediator, HttpResponse response, CancellationToken cancellationToken, string lang = LocalizedText.English, long? v = null)
    {
        response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Bytes(await mediator.Send(new GetBadgePicture(eventId, participationId, lang), cancellationToken), "image/png");
    }

    private static async Task<FileContentHttpResult> MakeBlank(Guid eventId, MakeBlankBadges blanks, IMediator mediator, HttpResponse response, CancellationToken cancellationToken) =>
        response.ForTheDesk(await mediator.Send(blanks with { EventId = eventId }, cancellationToken));

    private static async Task<NoContent> Void(Guid eventId, Guid participationId, VoidBadge badge, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(badge with { EventId = eventId, ParticipationId = participationId }, cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <param name="Marked">How many were not printed before.</param>
internal sealed record MarkedBadges(int Marked);
