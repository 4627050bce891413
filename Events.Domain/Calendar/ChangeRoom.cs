using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Calendar;

[ForRoles(EventRole.Organiser)]
public sealed record ChangeRoom(LocalizedText Name, int? Capacity, string? Zone, int Order) : ICommand, IForEvent
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid RoomId { get; init; }

    [JsonIgnore]
    public long? ExpectedVersion { get; init; }

    internal sealed class Validator : AbstractValidator<ChangeRoom>
    {
        public Validator()
        {
            RuleFor(room => room.Name).IsNamed();
            RuleFor(room => room.Capacity).InclusiveBetween(1, Room.MaxCapacity);
            RuleFor(room => room.Zone).IsZone();
        }
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ChangeRoom, Unit>
    {
        public async Task<Unit> Handle(ChangeRoom command, CancellationToken cancellationToken)
        {
            var room = await db.Rooms.FindInEventAsync(command.EventId, command.RoomId, cancellationToken);
            room.ExpectVersion(command.ExpectedVersion);
            room.Change(command.Name, command.Capacity, command.Zone, command.Order);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
