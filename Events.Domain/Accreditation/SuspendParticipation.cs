using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Accreditation;

/// <summary>Stops somebody's badge until reinstated; the place is kept.</summary>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer)]
public sealed record SuspendParticipation(string Reason) : ICommand, IForParticipation, IWithReason
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid ParticipationId { get; init; }

    internal sealed class Validator : AbstractValidator<SuspendParticipation>
    {
        public Validator() => RuleFor(command => command.Reason).IsReason();
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<SuspendParticipation, Unit>
    {
        public async Task<Unit> Handle(SuspendParticipation command, CancellationToken cancellationToken)
        {
            var participation = await db.Participations.FindInEventAsync(command.EventId, command.ParticipationId, cancellationToken);
            participation.Suspend(caller.UserId, clock.GetUtcNow().UtcDateTime, command.Reason);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
