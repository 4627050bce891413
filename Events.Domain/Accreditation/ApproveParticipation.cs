using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;

namespace Events.Domain.Accreditation;

/// <summary>Says yes, as somebody else than the one who nominated (four-eyes, domain rule 49).</summary>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer)]
public sealed record ApproveParticipation(Guid EventId, Guid ParticipationId) : ICommand, IForParticipation
{
    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<ApproveParticipation, Unit>
    {
        public async Task<Unit> Handle(ApproveParticipation command, CancellationToken cancellationToken)
        {
            var participation = await db.Participations.FindInEventAsync(command.EventId, command.ParticipationId, cancellationToken);
            participation.Approve(caller.UserId, clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
