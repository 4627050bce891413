using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Accreditation;

/// <summary>Says no; frees the delegation's place.</summary>
/// <param name="Reason">In words; may be empty where the code says enough.</param>
/// <param name="Code">The kind of reason; <see cref="RejectionCode.Other" /> when left out, which asks for words.</param>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer)]
public sealed record RejectParticipation(string? Reason, RejectionCode Code = RejectionCode.Other) : ICommand, IForParticipation, IWithReason
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid ParticipationId { get; init; }

    string? IWithReason.Reason => RejectionCodes.Said(Code, Reason);

    internal sealed class Validator : AbstractValidator<RejectParticipation>
    {
        public Validator() => this.RejectionIsSound(command => command.Code, command => command.Reason);
    }

    internal sealed class Handler(IEventsDb db, IDelegationLock locks, ICaller caller, TimeProvider clock) : IRequestHandler<RejectParticipation, Unit>
    {
        public async Task<Unit> Handle(RejectParticipation command, CancellationToken cancellationToken) => await locks.ChangeAsync(
            db, command.EventId, command.ParticipationId,
            (participation, delegation) =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                participation.Reject(caller.UserId, now, command.Code, command.Reason);
                delegation?.Release(participation.Id, now);
                return Unit.Value;
            },
            cancellationToken);
    }
}
