using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Journeys;

/// <summary>Another day, flight or hotel. Whose journey it is, and which way, stays.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer)]
public sealed record ChangeJourney(
    DateOnly Date, TimeOnly? Time = null, string? Port = null, string? Flight = null, string? Hotel = null, string? MetBy = null, string? Note = null) : ICommand, IForEvent, IJourneyPlan
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid JourneyId { get; init; }

    [JsonIgnore]
    public long? ExpectedVersion { get; init; }

    internal sealed class Validator : AbstractValidator<ChangeJourney>
    {
        public Validator() => this.PlanIsSound();
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ChangeJourney, Unit>
    {
        public async Task<Unit> Handle(ChangeJourney command, CancellationToken cancellationToken)
        {
            var edition = await db.Events.FindOrThrowAsync(command.EventId, cancellationToken);
            var journey = await db.Journeys.FindInEventAsync(command.EventId, command.JourneyId, cancellationToken);
            journey.ExpectVersion(command.ExpectedVersion);
            journey.Plan(command, edition);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
