using Events.Domain.Access;
using Events.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Events.Infrastructure.Access;

/// <summary>Holds what somebody shows at the door against what is known of them, and opens their session.</summary>
public sealed class Gate(EventsDb db, IPasswordHasher<User> hasher, ILookupNormalizer names, AttemptLimits limits, NobodysPassword nobody, CurrentUser current, SessionMemory memory, AccountSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan endedKeptFor = TimeSpan.FromDays(30);

    /// <summary>
    /// An unknown address, a wrong password, a locked and a disabled account cost the same and answer the same. With the right password and
    /// an authenticator on the account, a code decides.
    /// </summary>
    /// <param name="code">The authenticator's, or null when it was not asked for yet.</param>
    public async Task<Verdict> CheckAsync(string email, string password, string? code, string? recoveryCode, CancellationToken cancellationToken)
    {
        var isAttempt = await limits.TakeSignInAsync(email, cancellationToken);
        var normalised = names.NormalizeEmail(email);
        var user = email.Any(char.IsControl) ? null : await db.Users.FirstOrDefaultAsync(known => known.NormalizedEmail == normalised, cancellationToken);
        if (!isAttempt || user is not { IsDisabled: false, PasswordHash: { } hash })
        {
            nobody.Check(password);
            return Verdict.Refused;
        }

        var check = hasher.VerifyHashedPassword(user, hash, password);
        if (check is PasswordVerificationResult.Failed)
        {
            return Verdict.Refused;
        }

        if (check is PasswordVerificationResult.SuccessRehashNeeded)
        {
            user.PasswordHash = hasher.HashPassword(user, password);
        }

        var authenticator = await FindAuthenticatorAsync(user.Id, cancellationToken);
        if (authenticator is null)
        {
            return await LetInAsync(user, SignInMethod.Password, cancellationToken);
        }

        if (code is null && recoveryCode is null)
        {
            await limits.GiveBackAsync(AttemptLimits.SignInKey(email), cancellationToken);
            return Verdict.CodeNeeded(user.Id, user.SecurityStamp!);
        }

        return await CheckCodeAsync(user, authenticator, code, recoveryCode, cancellationToken);
    }

    /// <summary>The second step on its own: the password was right a moment ago, and is still the same.</summary>
    public async Task<Verdict> CheckCodeAsync(Guid userId, string stamp, string? code, string? recoveryCode, CancellationToken cancellationToken)
    {
        var user = await db.Users.FirstOrDefaultAsync(known => known.Id == userId && known.SecurityStamp == stamp && !known.IsDisabled, cancellationToken);
        return user is not null && await limits.TakeSignInAsync(user.Email!, cancellationToken) && await FindAuthenticatorAsync(userId, cancellationToken) is { } authenticator
            ? await CheckCodeAsync(user, authenticator, code, recoveryCode, cancellationToken)
            : Verdict.Refused;
    }

    /// <summary>A session for somebody who was let in; one that this browser had before ends with it.</summary>
    public async Task<UserSession> OpenAsync(Guid userId, SignInMethod method, string userAgent, Guid? before, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        Sign(userId);
        var session = new UserSession(userId, method, Devices.NameOf(userAgent), now, settings.SessionLimit);
        db.UserSessions.Add(session);
        if (before is { } earlier && await db.UserSessions.FirstOrDefaultAsync(known => known.Id == earlier, cancellationToken) is { } replaced)
        {
            replaced.End(now);
            memory.Forget(replaced.UserId);
        }

        await db.SaveChangesAsync(cancellationToken);
        memory.Forget(userId);
        var old = now - endedKeptFor;
        await db.UserSessions.Where(known => known.UserId == userId && known.EndsUtc < old).ExecuteDeleteAsync(cancellationToken);
        return session;
    }

    private Task<Authenticator?> FindAuthenticatorAsync(Guid userId, CancellationToken cancellationToken) =>
        db.Authenticators.FirstOrDefaultAsync(authenticator => authenticator.UserId == userId && authenticator.Secret != null, cancellationToken);

    private async Task<Verdict> CheckCodeAsync(User user, Authenticator authenticator, string? code, string? recoveryCode, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        SignInMethod? method = code is not null && authenticator.Accepts(code, now) ? SignInMethod.PasswordAndCode
            : recoveryCode is not null && authenticator.Redeem(recoveryCode, now) ? SignInMethod.PasswordAndRecoveryCode
            : null;
        if (method is null)
        {
            return Verdict.Refused;
        }

        try
        {
            return await LetInAsync(user, method.Value, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The same code at the same moment: one of them was first.
            return Verdict.Refused;
        }
    }

    /// <summary>Saves that the code was used, before anything is opened with it.</summary>
    private async Task<Verdict> LetInAsync(User user, SignInMethod method, CancellationToken cancellationToken)
    {
        Sign(user.Id);
        await db.SaveChangesAsync(cancellationToken);
        await limits.ForgetAsync(AttemptLimits.SignInKey(user.Email!), cancellationToken);
        return Verdict.LetIn(user.Id, method);
    }

    /// <summary>What changes at the door is written down as theirs.</summary>
    private void Sign(Guid userId)
    {
        current.Knock(userId);
        current.Action = "SignIn";
    }
}

/// <param name="UserId">Empty for whoever is refused.</param>
/// <param name="Method">Null until they are let in.</param>
/// <param name="Stamp">Where a code is needed: changes with the password.</param>
public sealed record Verdict(Guid UserId, SignInMethod? Method, string? Stamp)
{
    public static readonly Verdict Refused = new(Guid.Empty, null, null);

    public static Verdict CodeNeeded(Guid userId, string stamp) => new(userId, null, stamp);

    public static Verdict LetIn(Guid userId, SignInMethod method) => new(userId, method, null);
}
