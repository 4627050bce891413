using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;

namespace Events.Domain.Accreditation;

/// <summary>Ends a suspension.</summary>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer)]
public sealed record ReinstateParticipation(Guid EventId, Guid ParticipationId) : ICommand, IForParticipation
{
    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<ReinstateParticipation, Unit>
    {
        public async Task<Unit> Handle(ReinstateParticipation command, CancellationToken cancellationToken)
        {
            var participation = await db.Participations.FindInEventAsync(command.EventId, command.ParticipationId, cancellationToken);
            participation.Reinstate(caller.UserId, clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
