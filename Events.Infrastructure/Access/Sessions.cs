using System.Collections.Concurrent;
using System.Data.Common;
using Events.Domain.Access;
using Events.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Events.Infrastructure.Access;

/// <summary>Reads the sessions' rows, at most every ten seconds for each; notes once a minute that a session is in use.</summary>
public sealed class Sessions(EventsDb db, SessionMemory memory, AccountSettings settings, TimeProvider clock) : ISessions
{
    private static readonly TimeSpan seenEvery = TimeSpan.FromMinutes(1);

    public async Task<bool> IsAliveAsync(Guid sessionId, CancellationToken cancellationToken) => await ReadAsync(sessionId, cancellationToken) is not null;

    public void Forget(Guid userId) => memory.Forget(userId);

    /// <summary>The session of a request, which is noted as its sign of life; null when it is over.</summary>
    public async Task<LiveSession?> UseAsync(Guid sessionId, CancellationToken cancellationToken)
    {
        var session = await ReadAsync(sessionId, cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        if (session is not null && now - session.LastSeenUtc >= seenEvery)
        {
            memory.Touch(session with { LastSeenUtc = now });
            try
            {
                await db.UserSessions.Where(row => row.Id == sessionId && row.LastSeenUtc < now).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSeenUtc, now), cancellationToken);
            }
            catch (DbException)
            {
                // A full disk or a busy database is no reason to keep people from reading.
            }
        }

        return session;
    }

    private async Task<LiveSession?> ReadAsync(Guid sessionId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var session = memory.Find(sessionId, now);
        if (session is null)
        {
            var forgotten = memory.Forgotten;
            session = await db.UserSessions.Where(row => row.Id == sessionId && row.EndedUtc == null)
                .Join(db.Users.Where(user => !user.IsDisabled), row => row.UserId, user => user.Id, (row, user) => new LiveSession(row.Id, row.UserId, row.Method, row.LastSeenUtc, row.EndsUtc))
                .FirstOrDefaultAsync(cancellationToken);
            if (session is not null)
            {
                memory.Keep(session, now, forgotten);
            }
        }

        return session is not null && now < session.EndsUtc && now < session.LastSeenUtc + settings.IdleLimit ? session : null;
    }
}

/// <param name="LastSeenUtc">To the minute.</param>
public sealed record LiveSession(Guid Id, Guid UserId, SignInMethod Method, DateTime LastSeenUtc, DateTime EndsUtc)
{
    public bool HasSecondFactor => Method is not SignInMethod.Password;
}

/// <summary>What this process has read of sessions in the last seconds.</summary>
public sealed class SessionMemory
{
    private const int Most = 10_000;
    private static readonly TimeSpan keptFor = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<Guid, (LiveSession Session, DateTime ReadUtc)> sessions = [];
    private long forgotten;

    internal LiveSession? Find(Guid id, DateTime nowUtc) =>
        sessions.TryGetValue(id, out var known) && (nowUtc - known.ReadUtc).Duration() < keptFor ? known.Session : null;

    /// <summary>How often something was forgotten: to be read before the row is, so that a session that ends meanwhile is not kept.</summary>
    internal long Forgotten => Interlocked.Read(ref forgotten);

    internal void Keep(LiveSession session, DateTime nowUtc, long forgottenBefore)
    {
        if (Forgotten != forgottenBefore)
        {
            return;
        }

        if (sessions.Count >= Most)
        {
            sessions.Clear();
        }

        sessions[session.Id] = (session, nowUtc);
    }

    /// <summary>Another sign of life. It is no newer knowledge of the row, which is read again in its time.</summary>
    internal void Touch(LiveSession session)
    {
        if (sessions.TryGetValue(session.Id, out var known))
        {
            sessions.TryUpdate(session.Id, (session, known.ReadUtc), known);
        }
    }

    internal void Forget(Guid userId)
    {
        Interlocked.Increment(ref forgotten);
        foreach (var (id, known) in sessions)
        {
            if (known.Session.UserId == userId)
            {
                sessions.TryRemove(id, out _);
            }
        }
    }
}
