using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Programme;

/// <summary>Replaces the plan as a whole: a member that is left out is empty afterwards.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer)]
public sealed record ChangeSession : SessionPlan, ICommand, IForEvent
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid SessionId { get; init; }

    [JsonIgnore]
    public long? ExpectedVersion { get; init; }

    internal sealed class Validator : AbstractValidator<ChangeSession>
    {
        public Validator() => Include(new SessionPlanValidator());
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ChangeSession, Unit>
    {
        public async Task<Unit> Handle(ChangeSession command, CancellationToken cancellationToken)
        {
            var session = await db.Sessions.FindInEventAsync(command.EventId, command.SessionId, cancellationToken);
            session.ExpectVersion(command.ExpectedVersion);
            var edition = await db.Events.FindOrThrowAsync(command.EventId, cancellationToken);
            var participants = await db.FindParticipantsAsync(command.EventId, command, cancellationToken);
            session.Change(edition, command, participants);
            await db.RefuseDoubleBookingAsync(session, edition.Zone, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
