using Events.Domain.Access;
using Events.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Events.Infrastructure.Access;

/// <summary>A challenge that was given out and waits for the browser's answer.</summary>
public sealed class PasskeyCeremonyState
{
    public const int MaxStateLength = 4000;

    public Guid Id { get; init; }

    /// <summary>Whose passkey is being added; null for signing in, where nobody is known yet.</summary>
    public Guid? UserId { get; init; }

    /// <summary>What the answer is held against.</summary>
    public required string State { get; init; }

    public DateTime BegunUtc { get; init; }
}

/// <summary>Gives each challenge back once, and only for five minutes: an answer that was overheard is worth nothing.</summary>
public sealed class PasskeyCeremonies(EventsDb db, TimeProvider clock)
{
    private static readonly TimeSpan goodFor = TimeSpan.FromMinutes(5);

    internal async Task<PasskeyCeremony> BeginAsync(Guid? userId, string state, string options, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var old = now - goodFor;
        await db.PasskeyCeremonies.Where(ceremony => ceremony.BegunUtc < old).ExecuteDeleteAsync(cancellationToken);
        // The id is known to the one browser that asked: random, not made from the time.
        var begun = new PasskeyCeremonyState { Id = Guid.NewGuid(), UserId = userId, State = state, BegunUtc = now };
        db.PasskeyCeremonies.Add(begun);
        await db.SaveChangesAsync(cancellationToken);
        return new PasskeyCeremony(begun.Id, options);
    }

    /// <summary>Null for one that was never begun, for somebody else, too old, or taken already.</summary>
    internal async Task<string?> TakeAsync(Guid id, Guid? userId, CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow().UtcDateTime - goodFor;
        var state = await db.PasskeyCeremonies.Where(ceremony => ceremony.Id == id && ceremony.UserId == userId && ceremony.BegunUtc >= oldest)
            .Select(ceremony => ceremony.State).FirstOrDefaultAsync(cancellationToken);
        return state is not null && await db.PasskeyCeremonies.Where(ceremony => ceremony.Id == id).ExecuteDeleteAsync(cancellationToken) == 1 ? state : null;
    }
}
