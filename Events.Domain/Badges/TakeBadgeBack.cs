using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;

namespace Events.Domain.Badges;

/// <summary>It was not handed over after all: the wrong person was chosen, or it came back to the desk.</summary>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer, EventRole.RegistrationDesk)]
public sealed record TakeBadgeBack(Guid EventId, Guid ParticipationId) : ICommand, IForParticipation
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<TakeBadgeBack, Unit>
    {
        public async Task<Unit> Handle(TakeBadgeBack command, CancellationToken cancellationToken)
        {
            var participation = await db.Participations.FindInEventAsync(command.EventId, command.ParticipationId, cancellationToken);
            participation.TakeBadgeBack();
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
