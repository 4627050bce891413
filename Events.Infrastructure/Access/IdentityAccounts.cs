using Events.Domain.Access;
using Events.Domain.Common;
using Events.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Events.Infrastructure.Access;

internal sealed class IdentityAccounts(EventsDb db, UserManager<User> users, IUserStore<User> store, AttemptLimits limits) : IAccounts
{
    public async Task<IReadOnlyDictionary<Guid, Account>> FindAsync(IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken) =>
        await db.Users.Where(user => userIds.Contains(user.Id))
            .Select(user => new Account(user.Id, user.DisplayName, user.Email!, user.IsDisabled))
            .ToDictionaryAsync(account => account.UserId, cancellationToken);

    public async Task<Guid?> FindByEmailAsync(string email, CancellationToken cancellationToken)
    {
        var normalised = users.NormalizeEmail(email);
        return await db.Users.Where(user => user.NormalizedEmail == normalised).Select(user => (Guid?)user.Id).FirstOrDefaultAsync(cancellationToken);
    }

    public Task<Page<AccountRow>> ListAsync(ListAccounts query, CancellationToken cancellationToken)
    {
        var email = Text.Clean(query.Q)?.ToUpperInvariant();
        var name = Folding.Fold(query.Q);
        return db.Users.Where(user => email == null || user.NormalizedEmail!.StartsWith(email) || user.Search.Contains(name))
            .OrderBy(user => user.Search).ThenBy(user => user.Id)
            .Select(user => new AccountRow(
                user.Id, user.DisplayName, user.Email!, user.IsDisabled,
                db.Authenticators.Any(authenticator => authenticator.UserId == user.Id && authenticator.Secret != null) || db.UserPasskeys.Any(passkey => passkey.UserId == user.Id),
                db.RoleAssignments.Count(role => role.UserId == user.Id),
                db.UserSessions.Where(session => session.UserId == user.Id).Max(session => (DateTime?)session.LastSeenUtc)))
            .ToPageAsync(query, cancellationToken);
    }

    public async Task<Guid> CreateAsync(string email, string displayName, string password, CancellationToken cancellationToken)
    {
        // The account is saved together with what it is made for, by the use case.
        ((AccountStore)store).AutoSaveChanges = false;
        var user = new User { UserName = email, Email = email, DisplayName = displayName, EmailConfirmed = true };
        var result = await users.CreateAsync(user, password);
        if (result.Succeeded)
        {
            return user.Id;
        }

        throw result.Errors.Any(error => error.Code.StartsWith("Duplicate", StringComparison.Ordinal)) ? GuardedRules.AccountExists : Refused(result);
    }

    public async Task SetPasswordAsync(Guid userId, string password, CancellationToken cancellationToken)
    {
        var user = await FindUserAsync(userId, cancellationToken);
        foreach (var validator in users.PasswordValidators)
        {
            if (await validator.ValidateAsync(users, user, password) is { Succeeded: false } refused)
            {
                throw Refused(refused);
            }
        }

        user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
        user.SecurityStamp = Guid.NewGuid().ToString("N");
    }

    public async Task SetEmailAsync(Guid userId, string email, CancellationToken cancellationToken)
    {
        var user = await FindUserAsync(userId, cancellationToken);
        if (await FindByEmailAsync(email, cancellationToken) is { } owner && owner != userId)
        {
            throw GuardedRules.AccountExists;
        }

        (user.Email, user.NormalizedEmail) = (email, users.NormalizeEmail(email));
        (user.UserName, user.NormalizedUserName) = (email, users.NormalizeName(email));
        user.SecurityStamp = Guid.NewGuid().ToString("N");
    }

    public async Task SetDisabledAsync(Guid userId, bool isDisabled, CancellationToken cancellationToken) =>
        (await FindUserAsync(userId, cancellationToken)).IsDisabled = isDisabled;

    public async Task RequirePasswordAsync(Guid userId, string? password, CancellationToken cancellationToken)
    {
        var user = await FindUserAsync(userId, cancellationToken);
        if (!await limits.TakeSignInAsync(user.Email!, cancellationToken) || user.PasswordHash is null || password is null
            || users.PasswordHasher.VerifyHashedPassword(user, user.PasswordHash, password) is PasswordVerificationResult.Failed)
        {
            throw new RuleViolation("password-wrong", "This is not your password, or it was wrong too often; then wait a quarter of an hour.", "password");
        }

        await ForgetAttemptsAsync(userId, cancellationToken);
    }

    public async Task CountAttemptAsync(Guid userId, CancellationToken cancellationToken)
    {
        if (!await limits.TakeSignInAsync((await FindUserAsync(userId, cancellationToken)).Email!, cancellationToken))
        {
            throw new RuleViolation("too-many-attempts", "This was tried too often. Wait a quarter of an hour.");
        }
    }

    public Task<bool> MayMailAsync(string email, int anHour, CancellationToken cancellationToken) =>
        limits.TakeAsync(AttemptLimits.Key("mail", email), anHour, TimeSpan.FromHours(1), cancellationToken);

    public Task<bool> MayAskForMailAsync(Guid userId, int anHour, CancellationToken cancellationToken) =>
        limits.TakeAsync(AttemptLimits.Key("asks", userId.ToString("N")), anHour, TimeSpan.FromHours(1), cancellationToken);

    public async Task ForgetAttemptsAsync(Guid userId, CancellationToken cancellationToken) =>
        await limits.ForgetAsync(AttemptLimits.SignInKey((await FindUserAsync(userId, cancellationToken)).Email!), cancellationToken);

    private static RuleViolation Refused(IdentityResult result) =>
        new("password-refused", string.Join(' ', result.Errors.Select(error => error.Description)), "password");

    private async Task<User> FindUserAsync(Guid userId, CancellationToken cancellationToken) =>
        await db.Users.FirstOrDefaultAsync(user => user.Id == userId, cancellationToken) ?? throw new NotFound("account");
}
