using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Access;

/// <summary>The key that waits to be confirmed; 404 when none does.</summary>
[ForSignedIn, BeforeSecondFactor]
public sealed record GetAuthenticatorSetup : IQuery<AuthenticatorSetup>
{
    internal sealed class Handler(IEventsDb db, ICaller caller, IAccounts accounts, IPasskeys passkeys) : IRequestHandler<GetAuthenticatorSetup, AuthenticatorSetup>
    {
        public async Task<AuthenticatorSetup> Handle(GetAuthenticatorSetup query, CancellationToken cancellationToken)
        {
            await db.MayChangeFactorsAsync(passkeys, caller, cancellationToken);
            var secret = await db.Authenticators.Where(own => own.UserId == caller.UserId).Select(own => own.PendingSecret).FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotFound("key");
            return AuthenticatorSetup.Of(secret, (await accounts.FindAsync([caller.UserId], cancellationToken))[caller.UserId].Email);
        }
    }
}
