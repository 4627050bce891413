using Events.Infrastructure.Persistence;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;

namespace Events.Api.Setup;

/// <summary>
/// <c>-- rotate-keys</c>: for the day when somebody may have had the database, or a flaw in how cookies are sealed was found. Nothing that was
/// sealed before is accepted any more, and everybody signs in again.
/// </summary>
internal static class KeyRotation
{
    private static readonly TimeSpan lifetime = TimeSpan.FromDays(90);

    public static async Task RunAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
        var clock = scope.ServiceProvider.GetRequiredService<TimeProvider>();
        var keys = scope.ServiceProvider.GetRequiredService<IKeyManager>();
        keys.RevokeAllKeys(DateTimeOffset.UtcNow, "Rotated by the operator.");
        keys.CreateNewKey(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow + lifetime);
        var now = clock.GetUtcNow().UtcDateTime;
        var ended = await db.UserSessions.Where(session => session.EndedUtc == null && session.EndsUtc > now).ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedUtc, now));
        Console.WriteLine($"A new key was made, all earlier ones are revoked, {ended} sessions have ended. Restart every server, so that none goes on with a key it remembers.");
    }
}
