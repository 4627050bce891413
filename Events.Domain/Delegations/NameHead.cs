using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;

namespace Events.Domain.Delegations;

/// <summary>Makes a member head of the delegation. Whoever was until now stays as a delegate: it has one head at most (domain rule 1).</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer)]
public sealed record NameHead(Guid EventId, Guid DelegationId, Guid ParticipationId) : ICommand, IForDelegation
{
    internal sealed class Handler(IEventsDb db, IDelegationLock locks) : IRequestHandler<NameHead, Unit>
    {
        public async Task<Unit> Handle(NameHead command, CancellationToken cancellationToken)
        {
            await using var locked = await locks.TakeAsync(command.EventId, command.DelegationId, cancellationToken);
            if (locked.Delegation.Find(command.ParticipationId) is null)
            {
                throw new NotFound("member");
            }

            if (locked.Delegation.StepDown(command.ParticipationId))
            {
                // Written apart, in the same transaction: the database never sees two heads.
                await db.SaveChangesAsync(cancellationToken);
            }

            locked.Delegation.ChangeCapacity(command.ParticipationId, MemberCapacity.Head);
            await locked.SaveAndCommitAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
