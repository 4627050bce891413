using Events.Domain.Common;
using MediatR;

namespace Events.Domain.Access;

/// <summary>Signs the caller out everywhere, here too.</summary>
[ForSignedIn, BeforeSecondFactor]
public sealed record EndAllSessions : ICommand
{
    internal sealed class Handler(IEventsDb db, ICaller caller, ISessions sessions, TimeProvider clock) : IRequestHandler<EndAllSessions, Unit>
    {
        public async Task<Unit> Handle(EndAllSessions command, CancellationToken cancellationToken)
        {
            await db.EndSessionsAsync(caller.UserId, clock.GetUtcNow().UtcDateTime, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            sessions.Forget(caller.UserId);
            return Unit.Value;
        }
    }
}
