using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Access;

/// <summary>Where the caller is signed in, the latest first.</summary>
[ForSignedIn]
public sealed record ListMySessions : IQuery<IReadOnlyList<MySession>>
{
    internal sealed class Handler(IEventsDb db, ICaller caller, AccountSettings settings, TimeProvider clock) : IRequestHandler<ListMySessions, IReadOnlyList<MySession>>
    {
        public async Task<IReadOnlyList<MySession>> Handle(ListMySessions query, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var idleSince = now - settings.IdleLimit;
            return await db.UserSessions.Where(session => session.UserId == caller.UserId && session.EndedUtc == null && session.EndsUtc > now && session.LastSeenUtc > idleSince)
                .OrderByDescending(session => session.LastSeenUtc)
                .Select(session => new MySession(session.Id, session.Device, session.Method, session.OpenedUtc, session.LastSeenUtc, session.EndsUtc, session.Id == caller.SessionId))
                .ToListAsync(cancellationToken);
        }
    }
}

/// <param name="LastSeenUtc">To the minute.</param>
/// <param name="IsThis">The session that asks.</param>
public sealed record MySession(Guid Id, string Device, SignInMethod Method, DateTime OpenedUtc, DateTime LastSeenUtc, DateTime EndsUtc, bool IsThis);
