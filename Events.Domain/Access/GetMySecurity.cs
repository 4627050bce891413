using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Access;

/// <summary>With what the caller signs in, and what they still need.</summary>
[ForSignedIn, BeforeSecondFactor]
public sealed record GetMySecurity : IQuery<MySecurity>
{
    internal sealed class Handler(IEventsDb db, ICaller caller, IPasskeys passkeys, AccountSettings settings) : IRequestHandler<GetMySecurity, MySecurity>
    {
        public async Task<MySecurity> Handle(GetMySecurity query, CancellationToken cancellationToken)
        {
            var codesLeft = await db.Authenticators.Where(own => own.UserId == caller.UserId && own.Secret != null)
                .Select(own => (int?)own.RecoveryCodes.Count(code => code.UsedUtc == null)).FirstOrDefaultAsync(cancellationToken);
            var needed = settings.RequireSecondFactor && await db.NeedsSecondFactorAsync(caller.UserId, cancellationToken);
            return new MySecurity(codesLeft is not null, codesLeft ?? 0, await passkeys.ListAsync(caller.UserId, cancellationToken), needed, caller.HasSecondFactor);
        }
    }
}

/// <param name="RecoveryCodesLeft">0 without an authenticator.</param>
/// <param name="IsNeeded">Whether a role of the caller asks for a second factor.</param>
/// <param name="IsShown">Whether this session was opened with one.</param>
public sealed record MySecurity(bool HasAuthenticator, int RecoveryCodesLeft, IReadOnlyList<Passkey> Passkeys, bool IsNeeded, bool IsShown)
{
    public bool HasAny => HasAuthenticator || Passkeys.Count > 0;
}
