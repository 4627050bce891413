using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Journeys;

/// <summary>Plans the same journey for several people, such as a delegation on one flight: for all of them, or for none with the reason for each.</summary>
/// <param name="ParticipationIds">Of those who take part and have no journey this way yet.</param>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer)]
public sealed record PlanJourneys(
    IReadOnlyList<Guid> ParticipationIds, JourneyDirection Direction, DateOnly Date, TimeOnly? Time = null, string? Port = null, string? Flight = null, string? Hotel = null,
    string? MetBy = null, string? Note = null) : ICommand, IForEvent, IJourneyPlan
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    internal sealed class Validator : AbstractValidator<PlanJourneys>
    {
        public Validator()
        {
            RuleFor(command => command.ParticipationIds).AreRows();
            RuleFor(command => command.Direction).IsInEnum();
            this.PlanIsSound();
        }
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<PlanJourneys, Unit>
    {
        public async Task<Unit> Handle(PlanJourneys command, CancellationToken cancellationToken)
        {
            var edition = await db.Events.AsNoTracking().FindOrThrowAsync(command.EventId, cancellationToken);
            var journeys = command.ParticipationIds.Select(id => new Journey(command.EventId, id, command.Direction)).ToList();
            journeys.ForEach(journey => journey.Plan(command, edition));
            var active = (await db.Participations.AsNoTracking().Where(participation => participation.EventId == command.EventId && command.ParticipationIds.Contains(participation.Id)).ToListAsync(cancellationToken))
                .ToDictionary(participation => participation.Id, participation => participation.IsActive);
            var planned = await db.Journeys.Where(journey => journey.EventId == command.EventId && journey.Direction == command.Direction && command.ParticipationIds.Contains(journey.ParticipationId))
                .Select(journey => journey.ParticipationId).ToListAsync(cancellationToken);
            command.ParticipationIds.EachOrRefused(id =>
            {
                if (!(active.TryGetValue(id, out var isActive) ? isActive : throw new NotFound("participation")))
                {
                    throw new RuleViolation("journey-without-traveller", "Somebody who does not take part any more does not travel.");
                }

                if (planned.Contains(id))
                {
                    throw new RuleViolation("one-journey-each-way", "This person has a journey planned this way already. Change that one.");
                }
            });
            db.Journeys.AddRange(journeys);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
