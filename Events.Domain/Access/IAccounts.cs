using Events.Domain.Common;

namespace Events.Domain.Access;

/// <summary>The accounts, which the model knows by their ids only.</summary>
public interface IAccounts
{
    /// <summary>Those of the ids that exist.</summary>
    Task<IReadOnlyDictionary<Guid, Account>> FindAsync(IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken);

    /// <summary>Null when no account has this address; case does not count.</summary>
    Task<Guid?> FindByEmailAsync(string email, CancellationToken cancellationToken);

    Task<Page<AccountRow>> ListAsync(ListAccounts query, CancellationToken cancellationToken);

    /// <summary>Makes an account that can sign in with the password. Saved with the caller's save.</summary>
    /// <exception cref="RuleViolation">password-refused, account-exists</exception>
    Task<Guid> CreateAsync(string email, string displayName, string password, CancellationToken cancellationToken);

    /// <summary>Saved with the caller's save.</summary>
    /// <exception cref="RuleViolation">password-refused</exception>
    Task SetPasswordAsync(Guid userId, string password, CancellationToken cancellationToken);

    /// <summary>The address to sign in with and to write to. Saved with the caller's save, which of two that take one address refuses the later.</summary>
    /// <exception cref="RuleViolation">account-exists</exception>
    Task SetEmailAsync(Guid userId, string email, CancellationToken cancellationToken);

    /// <summary>Saved with the caller's save.</summary>
    /// <exception cref="NotFound" />
    Task SetDisabledAsync(Guid userId, bool isDisabled, CancellationToken cancellationToken);

    /// <summary>Whoever sits at an open session shows that they are its owner. Counts as an attempt, as at the door.</summary>
    /// <exception cref="RuleViolation">password-wrong: also after too many attempts.</exception>
    Task RequirePasswordAsync(Guid userId, string? password, CancellationToken cancellationToken);

    /// <summary>One of the few attempts that an account has in a quarter of an hour, for whatever secret.</summary>
    /// <exception cref="RuleViolation">too-many-attempts</exception>
    Task CountAttemptAsync(Guid userId, CancellationToken cancellationToken);

    /// <summary>False when that many mails went to the address within the hour, whether it is an account's or not.</summary>
    Task<bool> MayMailAsync(string email, int anHour, CancellationToken cancellationToken);

    /// <summary>False when the account has asked for that many mails within the hour, whoever they would go to.</summary>
    Task<bool> MayAskForMailAsync(Guid userId, int anHour, CancellationToken cancellationToken);

    /// <summary>The last one was right: the count begins anew.</summary>
    Task ForgetAttemptsAsync(Guid userId, CancellationToken cancellationToken);
}

public sealed record Account(Guid UserId, string DisplayName, string Email, bool IsDisabled);
