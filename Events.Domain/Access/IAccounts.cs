namespace Events.Domain.Access;

/// <summary>The accounts, which the model knows by their ids only.</summary>
public interface IAccounts
{
    /// <summary>Those of the ids that exist.</summary>
    Task<IReadOnlyDictionary<Guid, Account>> FindAsync(IReadOnlyCollection<Guid> userIds, CancellationToken cancellationToken);

    /// <summary>Null when no account has this address; case does not count.</summary>
    Task<Guid?> FindByEmailAsync(string email, CancellationToken cancellationToken);

    /// <summary>Makes an account that can sign in with the password.</summary>
    /// <exception cref="Common.RuleViolation">password-refused, account-exists</exception>
    Task<Guid> CreateAsync(string email, string displayName, string password, CancellationToken cancellationToken);
}

public sealed record Account(Guid UserId, string DisplayName, string Email, bool IsDisabled);
