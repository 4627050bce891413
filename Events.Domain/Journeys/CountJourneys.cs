using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Journeys;

/// <summary>How many of those who take part come, or leave, on each day, and of how many it is not known.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer)]
public sealed record CountJourneys(Guid EventId, JourneyDirection Direction) : IQuery<JourneyCounts>, IForEvent
{
    internal sealed class Validator : AbstractValidator<CountJourneys>
    {
        public Validator() => RuleFor(query => query.Direction).IsInEnum();
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<CountJourneys, JourneyCounts>
    {
        public async Task<JourneyCounts> Handle(CountJourneys query, CancellationToken cancellationToken)
        {
            var taking = db.Participations.TakingPart().Where(participation => participation.EventId == query.EventId);
            var days = await db.Journeys.Where(journey => journey.EventId == query.EventId && journey.Direction == query.Direction && taking.Any(participation => participation.Id == journey.ParticipationId))
                .GroupBy(journey => journey.Date)
                .Select(day => new JourneyDay(day.Key, day.Count(), day.Count(journey => journey.ConfirmedUtc != null)))
                .ToListAsync(cancellationToken);
            var approved = await db.Participations.CountAsync(participation => participation.EventId == query.EventId && participation.State == ParticipationState.Approved
                && !db.Journeys.Any(journey => journey.ParticipationId == participation.Id && journey.Direction == query.Direction), cancellationToken);
            return new JourneyCounts([.. days.OrderBy(day => day.Date)], approved);
        }
    }
}

/// <param name="Unknown">Approved people of whom no journey this way is planned.</param>
public sealed record JourneyCounts(IReadOnlyList<JourneyDay> Days, int Unknown);

/// <param name="Confirmed">Of the planned, who have come or gone.</param>
public sealed record JourneyDay(DateOnly Date, int Planned, int Confirmed);
