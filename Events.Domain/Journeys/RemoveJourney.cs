using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;

namespace Events.Domain.Journeys;

[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer)]
public sealed record RemoveJourney(Guid EventId, Guid JourneyId) : ICommand, IForEvent
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<RemoveJourney, Unit>
    {
        public async Task<Unit> Handle(RemoveJourney command, CancellationToken cancellationToken)
        {
            db.Journeys.Remove(await db.Journeys.FindInEventAsync(command.EventId, command.JourneyId, cancellationToken));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
