using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Accreditation;

/// <summary>Takes the accreditation away for good: voids the badge and frees the delegation's place.</summary>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer)]
public sealed record RevokeParticipation(string Reason) : ICommand, IForParticipation, IWithReason
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid ParticipationId { get; init; }

    internal sealed class Validator : AbstractValidator<RevokeParticipation>
    {
        public Validator() => RuleFor(command => command.Reason).IsReason();
    }

    internal sealed class Handler(IEventsDb db, IDelegationLock locks, ICaller caller, TimeProvider clock) : IRequestHandler<RevokeParticipation, Unit>
    {
        public async Task<Unit> Handle(RevokeParticipation command, CancellationToken cancellationToken) => await locks.ChangeAsync(
            db, command.EventId, command.ParticipationId,
            (participation, delegation) =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                participation.Revoke(caller.UserId, now, command.Reason);
                delegation?.Release(participation.Id, now);
                return Unit.Value;
            },
            cancellationToken);
    }
}
