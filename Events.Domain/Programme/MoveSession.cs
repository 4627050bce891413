using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Programme;

/// <summary>Puts a session into another room or to other times; nothing else of it changes.</summary>
/// <param name="ExpectedVersion">Of the session as it was seen; null to move whatever stands there.</param>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer)]
public sealed record MoveSession(Guid EventId, Guid SessionId, SessionSlot To, long? ExpectedVersion = null) : ICommand, IForEvent
{
    internal sealed class Validator : AbstractValidator<MoveSession>
    {
        public Validator() => RuleFor(move => move.To).NotNull();
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<MoveSession, Unit>
    {
        public async Task<Unit> Handle(MoveSession command, CancellationToken cancellationToken)
        {
            var session = await db.Sessions.FindInEventAsync(command.EventId, command.SessionId, cancellationToken);
            session.ExpectVersion(command.ExpectedVersion);
            var edition = await db.Events.FindOrThrowAsync(command.EventId, cancellationToken);
            await db.RequireRoomAsync(command.EventId, command.To.RoomId, cancellationToken);
            session.Move(edition, command.To);
            await db.RefuseDoubleBookingAsync(session, edition.Zone, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
