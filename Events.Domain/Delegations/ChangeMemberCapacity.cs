using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Delegations;

/// <summary>States in which capacity a member comes; a focal point may until the person is approved.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.FocalPoint)]
public sealed record ChangeMemberCapacity(MemberCapacity Capacity) : ICommand, IForDelegation
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid DelegationId { get; init; }

    [JsonIgnore]
    public Guid ParticipationId { get; init; }

    internal sealed class Validator : AbstractValidator<ChangeMemberCapacity>
    {
        public Validator() => RuleFor(command => command.Capacity).IsInEnum();
    }

    internal sealed class Handler(IEventsDb db, IDelegationLock locks, ICaller caller) : IRequestHandler<ChangeMemberCapacity, Unit>
    {
        public async Task<Unit> Handle(ChangeMemberCapacity command, CancellationToken cancellationToken)
        {
            await using var locked = await locks.TakeAsync(command.EventId, command.DelegationId, cancellationToken);
            var participation = await db.Participations.FindInEventAsync(command.EventId, command.ParticipationId, cancellationToken);
            participation.RefuseFocalPointAfterApproval(caller);
            locked.Delegation.ChangeCapacity(command.ParticipationId, command.Capacity);
            await locked.SaveAndCommitAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
