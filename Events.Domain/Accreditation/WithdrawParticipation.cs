using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Accreditation;

/// <summary>Takes a nomination back: voids the badge and frees the delegation's place. A focal point may until the person is approved.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer, EventRole.FocalPoint)]
public sealed record WithdrawParticipation(string Reason) : ICommand, IForParticipation, IWithReason
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid ParticipationId { get; init; }

    internal sealed class Validator : AbstractValidator<WithdrawParticipation>
    {
        public Validator() => RuleFor(command => command.Reason).IsReason();
    }

    internal sealed class Handler(IEventsDb db, IDelegationLock locks, ICaller caller, TimeProvider clock) : IRequestHandler<WithdrawParticipation, Unit>
    {
        public async Task<Unit> Handle(WithdrawParticipation command, CancellationToken cancellationToken) => await locks.ChangeAsync(
            db, command.EventId, command.ParticipationId,
            (participation, delegation) =>
            {
                participation.RefuseFocalPointAfterApproval(caller);
                var now = clock.GetUtcNow().UtcDateTime;
                participation.Withdraw(now, command.Reason);
                delegation?.Release(participation.Id, now);
                return Unit.Value;
            },
            cancellationToken);
    }
}
