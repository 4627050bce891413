using Events.Api.Setup;
using Events.Domain.Common;
using Events.Domain.Journeys;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Events.Api.Endpoints;

internal static class JourneyEndpoints
{
    public static void MapJourneys(this IEndpointRouteBuilder routes)
    {
        var journeys = routes.MapGroup("/journeys").WithTags("Journeys");
        journeys.MapGet("", List);
        journeys.MapGet("/days", Count);
        journeys.MapPost("", Plan);
        journeys.MapPost("/confirm", Confirm);
        journeys.MapGet("/{journeyId:guid}", Get);
        journeys.MapPut("/{journeyId:guid}", Change);
        journeys.MapDelete("/{journeyId:guid}", Remove);
    }

    private static async Task<Ok<Page<JourneyRow>>> List(
        Guid eventId, IMediator mediator, CancellationToken cancellationToken, Choice<JourneyDirection>? direction = null, Guid? delegation = null, DateOnly? on = null, bool? confirmed = null,
        int page = 1, int pageSize = Paging.DefaultSize) =>
        TypedResults.Ok(await mediator.Send(new ListJourneys(eventId, direction?.Value, delegation, on, confirmed, page, pageSize), cancellationToken));

    private static async Task<Ok<JourneyCounts>> Count(Guid eventId, Choice<JourneyDirection> direction, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new CountJourneys(eventId, direction.Value), cancellationToken));

    /// <summary>Safe to repeat: who has a journey this way already is refused.</summary>
    private static async Task<NoContent> Plan(Guid eventId, PlanJourneys journeys, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(journeys with { EventId = eventId }, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Confirm(Guid eventId, ConfirmJourneys journeys, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(journeys with { EventId = eventId }, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<JourneyDetails>> Get(Guid eventId, Guid journeyId, IMediator mediator, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mediator.Send(new GetJourney(eventId, journeyId), cancellationToken));

    private static async Task<NoContent> Change(Guid eventId, Guid journeyId, IfMatch ifMatch, ChangeJourney journey, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(journey with { EventId = eventId, JourneyId = journeyId, ExpectedVersion = ifMatch.Version }, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Remove(Guid eventId, Guid journeyId, IMediator mediator, CancellationToken cancellationToken)
    {
        await mediator.Send(new RemoveJourney(eventId, journeyId), cancellationToken);
        return TypedResults.NoContent();
    }
}
