using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Programme;

/// <summary>Keeps the session as cancelled and frees its room and its people.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer)]
public sealed record CancelSession(string Reason) : ICommand, IForEvent, IWithReason
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid SessionId { get; init; }

    internal sealed class Validator : AbstractValidator<CancelSession>
    {
        public Validator() => RuleFor(cancel => cancel.Reason).IsReason();
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<CancelSession, Unit>
    {
        public async Task<Unit> Handle(CancelSession command, CancellationToken cancellationToken)
        {
            var session = await db.Sessions.FindInEventAsync(command.EventId, command.SessionId, cancellationToken);
            session.Cancel(command.Reason);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
