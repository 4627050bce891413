using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;

namespace Events.Domain.BadgeDesigns;

/// <summary>Removes a design that no category has chosen; the database knows, so that none chooses it meanwhile.</summary>
[ForRoles(EventRole.Organiser)]
public sealed record RemoveBadgeDesign(Guid EventId, Guid DesignId) : ICommand, IForEvent
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<RemoveBadgeDesign, Unit>
    {
        public async Task<Unit> Handle(RemoveBadgeDesign command, CancellationToken cancellationToken)
        {
            db.BadgeDesigns.Remove(await db.BadgeDesigns.FindInEventAsync(command.EventId, command.DesignId, cancellationToken));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
