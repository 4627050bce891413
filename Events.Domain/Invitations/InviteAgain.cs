using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;

namespace Events.Domain.Invitations;

/// <summary>Sends an open invitation once more, with a new link: the earlier one no longer works.</summary>
[ForRoles(EventRole.Organiser)]
public sealed record InviteAgain(Guid EventId, Guid InvitationId) : ICommand, IForEvent
{
    internal sealed class Handler(IEventsDb db, InvitationMail mail, ICaller caller, TimeProvider clock) : IRequestHandler<InviteAgain, Unit>
    {
        public async Task<Unit> Handle(InviteAgain command, CancellationToken cancellationToken)
        {
            var invitation = await db.Invitations.FindInEventAsync(command.EventId, command.InvitationId, cancellationToken);
            await mail.PostAsync(invitation, caller.UserId, clock.GetUtcNow().UtcDateTime, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
