using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Calendar;

[ForRoles(EventRole.Organiser)]
public sealed record AddRoom(LocalizedText Name, int? Capacity = null, string? Zone = null, int Order = 0) : ICommand<Guid>, IForEvent
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    internal sealed class Validator : AbstractValidator<AddRoom>
    {
        public Validator()
        {
            RuleFor(room => room.Name).IsNamed();
            RuleFor(room => room.Capacity).InclusiveBetween(1, Room.MaxCapacity);
            RuleFor(room => room.Zone).IsZone();
        }
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<AddRoom, Guid>
    {
        public async Task<Guid> Handle(AddRoom command, CancellationToken cancellationToken)
        {
            var room = new Room(command.EventId, command.Name, command.Capacity, command.Zone, command.Order);
            db.Rooms.Add(room);
            await db.SaveChangesAsync(cancellationToken);
            return room.Id;
        }
    }
}
