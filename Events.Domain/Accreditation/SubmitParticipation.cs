using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;

namespace Events.Domain.Accreditation;

/// <summary>Hands somebody to the accreditation desk. After a rejection this takes a place of the delegation again.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer, EventRole.FocalPoint)]
public sealed record SubmitParticipation(Guid EventId, Guid ParticipationId) : ICommand, IForParticipation
{
    internal sealed class Handler(IEventsDb db, IDelegationLock locks, TimeProvider clock) : IRequestHandler<SubmitParticipation, Unit>
    {
        public async Task<Unit> Handle(SubmitParticipation command, CancellationToken cancellationToken) => await locks.ChangeAsync(
            db, command.EventId, command.ParticipationId,
            (participation, delegation) =>
            {
                if (participation.State is ParticipationState.Rejected)
                {
                    delegation?.Rejoin(participation.Id, participation.CategoryId, clock.GetUtcNow().UtcDateTime);
                }

                participation.Submit();
                return Unit.Value;
            },
            cancellationToken);
    }
}
