using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Journeys;

[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer)]
public sealed record GetJourney(Guid EventId, Guid JourneyId) : IQuery<JourneyDetails>, IForEvent
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<GetJourney, JourneyDetails>
    {
        public async Task<JourneyDetails> Handle(GetJourney query, CancellationToken cancellationToken) =>
            await (
                from journey in db.Journeys.AsNoTracking().Where(journey => journey.EventId == query.EventId && journey.Id == query.JourneyId)
                join participation in db.Participations on journey.ParticipationId equals participation.Id
                join person in db.People on participation.PersonId equals person.Id
                select new JourneyDetails(
                    journey.Id, journey.Version, participation.Id, person.Name.Latin, journey.Direction, journey.Date, journey.Time, journey.Port, journey.Flight, journey.Hotel, journey.MetBy,
                    journey.Note, journey.ConfirmedUtc))
            .FirstOrDefaultAsync(cancellationToken) ?? throw new NotFound("journey");
    }
}

/// <param name="ConfirmedUtc">When somebody said that they have come, or gone; null until then.</param>
public sealed record JourneyDetails(
    Guid Id, long Version, Guid ParticipationId, string LatinName, JourneyDirection Direction, DateOnly Date, TimeOnly? Time, string? Port, string? Flight, string? Hotel, string? MetBy,
    string? Note, DateTime? ConfirmedUtc) : IVersioned, IJourneyPlan;
