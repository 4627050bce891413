using Events.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Access;

/// <summary>Whether a session that a cookie, a token or an open page stands on is still one.</summary>
public interface ISessions
{
    /// <summary>False once it was ended, has lasted or idled too long, or its user was disabled. May be some seconds behind another server.</summary>
    Task<bool> IsAliveAsync(Guid sessionId, CancellationToken cancellationToken);

    /// <summary>To be called after a save that ends sessions of this user: this process then knows at once.</summary>
    void Forget(Guid userId);
}

internal static class UserSessions
{
    /// <summary>Marks all that are open; the caller saves, and then calls <see cref="ISessions.Forget" />.</summary>
    public static async Task EndSessionsAsync(this IEventsDb db, Guid userId, DateTime nowUtc, CancellationToken cancellationToken)
    {
        foreach (var session in await db.UserSessions.Where(session => session.UserId == userId && session.EndedUtc == null && session.EndsUtc > nowUtc).ToListAsync(cancellationToken))
        {
            session.End(nowUtc);
        }
    }
}
