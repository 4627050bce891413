using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Programme;

/// <summary>Puts a session into the programme; unless it is a draft it takes its room and its people.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer)]
public sealed record ScheduleSession : SessionPlan, ICommand<Guid>, IForEvent
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    internal sealed class Validator : AbstractValidator<ScheduleSession>
    {
        public Validator() => Include(new SessionPlanValidator());
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ScheduleSession, Guid>
    {
        public async Task<Guid> Handle(ScheduleSession command, CancellationToken cancellationToken)
        {
            var edition = await db.Events.FindOrThrowAsync(command.EventId, cancellationToken);
            var participants = await db.FindParticipantsAsync(command.EventId, command, cancellationToken);
            var session = new Session(edition, command, participants);
            await db.RefuseDoubleBookingAsync(session, edition.Zone, cancellationToken);
            db.Sessions.Add(session);
            await db.SaveChangesAsync(cancellationToken);
            return session.Id;
        }
    }
}
