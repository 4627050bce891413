using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;

namespace Events.Domain.Calendar;

/// <summary>Removes a room that no session was ever planned in; the database knows, so that none is planned meanwhile.</summary>
[ForRoles(EventRole.Organiser)]
public sealed record RemoveRoom(Guid EventId, Guid RoomId) : ICommand, IForEvent
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<RemoveRoom, Unit>
    {
        public async Task<Unit> Handle(RemoveRoom command, CancellationToken cancellationToken)
        {
            db.Rooms.Remove(await db.Rooms.FindInEventAsync(command.EventId, command.RoomId, cancellationToken));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
