using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Invitations;

/// <summary>Calls an open invitation back: its link no longer works, and a mail that is not sent yet is not sent.</summary>
[ForRoles(EventRole.Organiser)]
public sealed record RevokeInvitation(Guid EventId, Guid InvitationId) : ICommand, IForEvent
{
    internal sealed class Handler(IEventsDb db, TimeProvider clock) : IRequestHandler<RevokeInvitation, Unit>
    {
        public async Task<Unit> Handle(RevokeInvitation command, CancellationToken cancellationToken)
        {
            var invitation = await db.Invitations.FindInEventAsync(command.EventId, command.InvitationId, cancellationToken);
            var now = clock.GetUtcNow().UtcDateTime;
            invitation.Revoke(now);
            (await db.Links.FirstAsync(link => link.Id == invitation.LinkId, cancellationToken)).Revoke(now);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
