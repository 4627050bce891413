using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Journeys;

/// <summary>Says of several that they have come, or gone; or takes that back.</summary>
/// <param name="HaveHappened">False takes it back.</param>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer)]
public sealed record ConfirmJourneys(IReadOnlyList<Guid> JourneyIds, bool HaveHappened = true) : ICommand, IForEvent
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    internal sealed class Validator : AbstractValidator<ConfirmJourneys>
    {
        public Validator() => RuleFor(command => command.JourneyIds).AreRows();
    }

    internal sealed class Handler(IEventsDb db, TimeProvider clock) : IRequestHandler<ConfirmJourneys, Unit>
    {
        public async Task<Unit> Handle(ConfirmJourneys command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var journeys = await db.Journeys.Where(journey => journey.EventId == command.EventId && command.JourneyIds.Contains(journey.Id)).ToDictionaryAsync(journey => journey.Id, cancellationToken);
            command.JourneyIds.EachOrRefused(id =>
            {
                var journey = journeys.GetValueOrDefault(id) ?? throw new NotFound("journey");
                if (command.HaveHappened)
                {
                    journey.Confirm(now);
                }
                else
                {
                    journey.Await();
                }
            });
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
