using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Accreditation;

/// <summary>Says no; frees the delegation's place.</summary>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer)]
public sealed record RejectParticipation(string Reason) : ICommand, IForParticipation, IWithReason
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid ParticipationId { get; init; }

    internal sealed class Validator : AbstractValidator<RejectParticipation>
    {
        public Validator() => RuleFor(command => command.Reason).IsReason();
    }

    internal sealed class Handler(IEventsDb db, IDelegationLock locks, ICaller caller, TimeProvider clock) : IRequestHandler<RejectParticipation, Unit>
    {
        public async Task<Unit> Handle(RejectParticipation command, CancellationToken cancellationToken) => await locks.ChangeAsync(
            db, command.EventId, command.ParticipationId,
            (participation, delegation) =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                participation.Reject(caller.UserId, now, command.Reason);
                delegation?.Release(participation.Id, now);
                return Unit.Value;
            },
            cancellationToken);
    }
}
