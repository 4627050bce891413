using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Access;

/// <summary>Takes a role away; the account stays, signed out everywhere. The last organiser of an event stays, so that nobody locks everybody out.</summary>
[ForRoles(EventRole.Organiser)]
public sealed record RemoveRole(Guid EventId, Guid RoleId) : ICommand, IForEvent
{
    internal sealed class Handler(IEventsDb db, ISessions sessions, TimeProvider clock) : IRequestHandler<RemoveRole, Unit>
    {
        public async Task<Unit> Handle(RemoveRole command, CancellationToken cancellationToken)
        {
            var role = await db.RoleAssignments.FirstOrDefaultAsync(assignment => assignment.Id == command.RoleId && assignment.EventId == command.EventId, cancellationToken)
                ?? throw new NotFound("role");
            if (role.Role is EventRole.Organiser
                && !await db.RoleAssignments.AnyAsync(other => other.EventId == command.EventId && other.Role == EventRole.Organiser && other.Id != role.Id, cancellationToken))
            {
                throw new RuleViolation("last-organiser", "This is the event's last organiser. Name another one first.");
            }

            db.RoleAssignments.Remove(role);
            await db.EndSessionsAsync(role.UserId, clock.GetUtcNow().UtcDateTime, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            sessions.Forget(role.UserId);
            return Unit.Value;
        }
    }
}
