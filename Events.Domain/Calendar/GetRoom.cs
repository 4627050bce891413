using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Calendar;

[ForStaff]
public sealed record GetRoom(Guid EventId, Guid RoomId) : IQuery<RoomRow>, IForEvent
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<GetRoom, RoomRow>
    {
        public async Task<RoomRow> Handle(GetRoom query, CancellationToken cancellationToken) =>
            await db.Rooms.Where(room => room.Id == query.RoomId && room.EventId == query.EventId)
                .Select(room => new RoomRow(room.Id, room.Version, room.Name, room.Capacity, room.Zone, room.Order))
                .FirstOrDefaultAsync(cancellationToken) ?? throw new NotFound("room");
    }
}
