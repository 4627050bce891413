using System.Buffers.Text;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Events.Infrastructure.Access;

/// <summary>Passkeys in the accounts' tables, checked by the framework's handler.</summary>
public sealed class IdentityPasskeys(UserManager<User> users, IUserStore<User> store, IPasskeyHandler<User> handler, PasskeyCeremonies ceremonies, IHttpContextAccessor http) : IPasskeys
{
    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("A passkey is made by a browser, in a request.");

    public async Task<IReadOnlyList<Passkey>> ListAsync(Guid userId, CancellationToken cancellationToken) =>
        await FindAsync(userId) is { } user
            ? [.. (await users.GetPasskeysAsync(user)).Select(passkey => new Passkey(Base64Url.EncodeToString(passkey.CredentialId), passkey.Name ?? "", passkey.CreatedAt.UtcDateTime)).OrderBy(passkey => passkey.AddedUtc)]
            : [];

    public async Task<int> CountAsync(Guid userId, CancellationToken cancellationToken) => (await ListAsync(userId, cancellationToken)).Count;

    public async Task<PasskeyCeremony> BeginAddingAsync(Guid userId, CancellationToken cancellationToken)
    {
        var user = await FindAsync(userId) ?? throw new NotFound("account");
        var begun = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = userId.ToString(), Name = user.Email!, DisplayName = user.DisplayName }, Context);
        return await ceremonies.BeginAsync(userId, begun.AttestationState!, begun.CreationOptionsJson, cancellationToken);
    }

    public async Task AddAsync(Guid userId, Guid ceremonyId, string credential, string name, CancellationToken cancellationToken)
    {
        var state = await ceremonies.TakeAsync(ceremonyId, userId, cancellationToken) ?? throw Unfit("ceremony");
        var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext { CredentialJson = credential, AttestationState = state, HttpContext = Context });
        if (!result.Succeeded || result.UserEntity.Id != userId.ToString() || await users.FindByPasskeyIdAsync(result.Passkey.CredentialId) is not null)
        {
            throw Unfit("credential");
        }

        result.Passkey.Name = name;
        await SaveAsync((await FindAsync(userId))!, result.Passkey);
    }

    public async Task RenameAsync(Guid userId, string passkeyId, string name, CancellationToken cancellationToken)
    {
        var (user, passkey) = await RequireAsync(userId, passkeyId);
        passkey.Name = name;
        await SaveAsync(user, passkey);
    }

    public async Task RemoveAsync(Guid userId, string passkeyId, CancellationToken cancellationToken)
    {
        var (user, passkey) = await RequireAsync(userId, passkeyId);
        WithoutSaving();
        await users.RemovePasskeyAsync(user, passkey.CredentialId);
    }

    /// <summary>What the browser needs to sign somebody in, whoever it will be.</summary>
    public async Task<PasskeyCeremony> BeginSignInAsync(CancellationToken cancellationToken)
    {
        var begun = await handler.MakeRequestOptionsAsync(null!, Context);
        return await ceremonies.BeginAsync(null, begun.AssertionState!, begun.RequestOptionsJson, cancellationToken);
    }

    /// <summary>Whose passkey answered the challenge; null when it does not fit, or its owner may not come in.</summary>
    public async Task<Guid?> CheckSignInAsync(Guid ceremonyId, string credential, CancellationToken cancellationToken)
    {
        if (credential.Length > IPasskeys.MaxCredentialLength || await ceremonies.TakeAsync(ceremonyId, null, cancellationToken) is not { } state)
        {
            return null;
        }

        var result = await handler.PerformAssertionAsync(new PasskeyAssertionContext { CredentialJson = credential, AssertionState = state, HttpContext = Context });
        if (!result.Succeeded || result.User.IsDisabled)
        {
            return null;
        }

        // Its counter has moved on.
        await SaveAsync(result.User, result.Passkey);
        return result.User.Id;
    }

    private static ValidationException Unfit(string member) =>
        new([new ValidationFailure(member, "This is not the answer to the question that was asked a moment ago. Begin again.")]);

    private Task<User?> FindAsync(Guid userId) => users.FindByIdAsync(userId.ToString());

    private async Task<(User User, UserPasskeyInfo Passkey)> RequireAsync(Guid userId, string passkeyId) =>
        await FindAsync(userId) is { } user && Base64Url.IsValid(passkeyId) && await users.GetPasskeyAsync(user, Base64Url.DecodeFromChars(passkeyId)) is { } passkey
            ? (user, passkey)
            : throw new NotFound("passkey");

    private async Task SaveAsync(User user, UserPasskeyInfo passkey)
    {
        WithoutSaving();
        var result = await users.AddOrUpdatePasskeyAsync(user, passkey);
        if (!result.Succeeded)
        {
            throw Unfit("credential");
        }
    }

    /// <summary>It is saved with everything else, by the use case.</summary>
    private void WithoutSaving() => ((AccountStore)store).AutoSaveChanges = false;
}
