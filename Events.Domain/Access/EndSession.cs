using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Access;

/// <summary>Signs the caller out on one device: this one, or another.</summary>
[ForSignedIn, BeforeSecondFactor]
public sealed record EndSession(Guid SessionId) : ICommand
{
    internal sealed class Handler(IEventsDb db, ICaller caller, ISessions sessions, TimeProvider clock) : IRequestHandler<EndSession, Unit>
    {
        public async Task<Unit> Handle(EndSession command, CancellationToken cancellationToken)
        {
            var session = await db.UserSessions.FirstOrDefaultAsync(own => own.Id == command.SessionId && own.UserId == caller.UserId, cancellationToken) ?? throw new NotFound("session");
            session.End(clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(cancellationToken);
            sessions.Forget(caller.UserId);
            return Unit.Value;
        }
    }
}
