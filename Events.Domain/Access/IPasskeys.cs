using Events.Domain.Common;

namespace Events.Domain.Access;

/// <summary>The accounts' passkeys. A ceremony is the browser's half and ours: the challenge given out is taken back once.</summary>
public interface IPasskeys
{
    const int MaxPerUser = 20;
    const int MaxNameLength = 100;

    /// <summary>The largest credential that is read, in characters of JSON.</summary>
    const int MaxCredentialLength = 16_000;

    Task<IReadOnlyList<Passkey>> ListAsync(Guid userId, CancellationToken cancellationToken);

    Task<int> CountAsync(Guid userId, CancellationToken cancellationToken);

    Task<PasskeyCeremony> BeginAddingAsync(Guid userId, CancellationToken cancellationToken);

    /// <summary>Checks what the browser answered, and keeps the key. Saved with the caller's save.</summary>
    /// <exception cref="FluentValidation.ValidationException">The answer does not fit the ceremony, which is over then.</exception>
    Task AddAsync(Guid userId, Guid ceremonyId, string credential, string name, CancellationToken cancellationToken);

    /// <exception cref="NotFound" />
    Task RenameAsync(Guid userId, string passkeyId, string name, CancellationToken cancellationToken);

    /// <exception cref="NotFound" />
    Task RemoveAsync(Guid userId, string passkeyId, CancellationToken cancellationToken);
}

/// <param name="Id">The credential's, in base64url.</param>
public sealed record Passkey(string Id, string Name, DateTime AddedUtc);

/// <param name="Options">JSON for the browser's <c>navigator.credentials</c>.</param>
public sealed record PasskeyCeremony(Guid Id, string Options);
