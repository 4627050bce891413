using System.Security.Cryptography;
using System.Text;
using Events.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Events.Infrastructure.Access;

/// <summary>
/// Counts attempts in the database, before they are made: a hundred at the same moment on several servers are as many as a hundred one
/// after the other. Addresses without an account are counted alike, so that a lock says nothing about who is known.
/// </summary>
public sealed class AttemptLimits(EventsDb db, TimeProvider clock)
{
    public const int SignIns = 5;
    public static readonly TimeSpan SignInWindow = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan keptFor = TimeSpan.FromDays(1);

    /// <summary>For the passwords and codes of an address; case does not count.</summary>
    public static string SignInKey(string email) => Key("sign-in", email);

    public static string Key(string what, string email) =>
        $"{what}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToUpperInvariant())))}";

    /// <summary>False when <paramref name="limit" /> attempts were made in the window already. In one statement: nobody slips in between.</summary>
    public async Task<bool> TakeAsync(string key, int limit, TimeSpan window, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var old = now - window;
        var taken = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "AttemptLimits" ("Key", "Count", "SinceUtc") VALUES ({key}, 1, {now})
            ON CONFLICT ("Key") DO UPDATE SET
                "Count" = CASE WHEN "AttemptLimits"."SinceUtc" <= {old} THEN 1 ELSE "AttemptLimits"."Count" + 1 END,
                "SinceUtc" = CASE WHEN "AttemptLimits"."SinceUtc" <= {old} THEN {now} ELSE "AttemptLimits"."SinceUtc" END
            WHERE "AttemptLimits"."SinceUtc" <= {old} OR "AttemptLimits"."Count" < {limit}
            """,
            cancellationToken);
        return taken == 1;
    }

    public Task<bool> TakeSignInAsync(string email, CancellationToken cancellationToken) => TakeAsync(SignInKey(email), SignIns, SignInWindow, cancellationToken);

    /// <summary>The attempt was none: the password was right, and the code is still to come.</summary>
    public Task GiveBackAsync(string key, CancellationToken cancellationToken) =>
        db.AttemptLimits.Where(limit => limit.Key == key && limit.Count > 0).ExecuteUpdateAsync(set => set.SetProperty(limit => limit.Count, limit => limit.Count - 1), cancellationToken);

    /// <summary>The count begins anew; those that nobody asks about any more are cleared away with it.</summary>
    public Task ForgetAsync(string key, CancellationToken cancellationToken)
    {
        var old = clock.GetUtcNow().UtcDateTime - keptFor;
        return db.AttemptLimits.Where(limit => limit.Key == key || limit.SinceUtc < old).ExecuteDeleteAsync(cancellationToken);
    }
}
