using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Accreditation;

/// <summary>Says yes, as somebody else than the one who nominated (four-eyes, domain rule 49).</summary>
/// <param name="ExpectedVersion">Of <see cref="ParticipationDetails" />, as whoever approves has seen them; null for any.</param>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer)]
public sealed record ApproveParticipation(Guid EventId, Guid ParticipationId, long? ExpectedVersion = null) : ICommand, IForParticipation
{
    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<ApproveParticipation, Unit>
    {
        public async Task<Unit> Handle(ApproveParticipation command, CancellationToken cancellationToken)
        {
            var participation = await db.Participations.FindInEventAsync(command.EventId, command.ParticipationId, cancellationToken);
            if (command.ExpectedVersion is { } seen)
            {
                participation.ExpectVersion(seen - await db.People.Where(person => person.Id == participation.PersonId).Select(person => person.Version).FirstAsync(cancellationToken));
            }

            participation.Approve(caller.UserId, clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
