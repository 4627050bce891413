using Events.Domain.Access;
using Events.Domain.Common;
using Events.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Events.Infrastructure.Access;

internal sealed class IdentityAccounts(EventsDb db, UserManager<User> users, IUserStore<User> store) : IAccounts
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

        throw result.Errors.Any(error => error.Code.StartsWith("Duplicate", StringComparison.Ordinal))
            ? new RuleViolation("account-exists", "There is an account with this address already.", "email")
            : new RuleViolation("password-refused", string.Join(' ', result.Errors.Select(error => error.Description)), "password");
    }
}
