using Events.Domain.Common;
using MediatR;

namespace Events.Domain.Access;

/// <summary>Nobody signs in with this passkey any more. Refused to those who need a second factor and have no other.</summary>
/// <param name="PasskeyId">The credential's, in base64url.</param>
[ForSignedIn]
public sealed record RemovePasskey(string PasskeyId) : ICommand
{
    internal sealed class Handler(IEventsDb db, ICaller caller, IPasskeys passkeys, AccountSettings settings, TimeProvider clock) : IRequestHandler<RemovePasskey, Unit>
    {
        public async Task<Unit> Handle(RemovePasskey command, CancellationToken cancellationToken)
        {
            await db.MayChangeFactorsAsync(passkeys, caller, cancellationToken);
            await passkeys.RemoveAsync(caller.UserId, command.PasskeyId, cancellationToken);
            if (settings.RequireSecondFactor && await passkeys.CountAsync(caller.UserId, cancellationToken) == 1
                && !await db.HasAuthenticatorAsync(caller.UserId, cancellationToken) && await db.NeedsSecondFactorAsync(caller.UserId, cancellationToken))
            {
                throw new RuleViolation("second-factor-needed", "Your role needs a second factor. Add another one first.");
            }

            db.AuditEntries.Add(AccountAudit.Changed(caller, clock.GetUtcNow().UtcDateTime, nameof(RemovePasskey), caller.UserId, "Passkeys"));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
