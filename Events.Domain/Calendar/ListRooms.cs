using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Calendar;

/// <summary>All rooms of the event in their order.</summary>
[ForStaff]
public sealed record ListRooms(Guid EventId) : IQuery<IReadOnlyList<RoomRow>>, IForEvent
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListRooms, IReadOnlyList<RoomRow>>
    {
        public async Task<IReadOnlyList<RoomRow>> Handle(ListRooms query, CancellationToken cancellationToken) =>
            await db.Rooms.Where(room => room.EventId == query.EventId)
                .OrderBy(room => room.Order)
                .Select(room => new RoomRow(room.Id, room.Version, room.Name, room.Capacity, room.Zone, room.Order))
                .ToListAsync(cancellationToken);
    }
}

public sealed record RoomRow(Guid Id, long Version, LocalizedText Name, int? Capacity, string? Zone, int Order) : IVersioned;
