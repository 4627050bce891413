using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;

namespace Events.Domain.Accreditation;

/// <summary>
/// Takes back an approval of which no badge was printed yet, a rejection, or a question without an answer: submitted again. After a rejection
/// this takes a place of the delegation again.
/// </summary>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer)]
public sealed record UndoDecision(Guid EventId, Guid ParticipationId) : ICommand, IForParticipation
{
    internal sealed class Handler(IEventsDb db, IDelegationLock locks, TimeProvider clock) : IRequestHandler<UndoDecision, Unit>
    {
        public async Task<Unit> Handle(UndoDecision command, CancellationToken cancellationToken) => await locks.ChangeAsync(
            db, command.EventId, command.ParticipationId,
            (participation, delegation) =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                if (participation.State is ParticipationState.Rejected)
                {
                    delegation?.Rejoin(participation.Id, participation.CategoryId, now);
                }

                participation.Reopen(now);
                return Unit.Value;
            },
            cancellationToken);
    }
}
