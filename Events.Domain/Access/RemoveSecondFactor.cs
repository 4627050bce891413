using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Access;

/// <summary>
/// For somebody who has lost their phone, their passkeys and their recovery codes: takes all of it off the account and ends its sessions.
/// They sign in with the password and set up a new one.
/// </summary>
[ForAdministrators]
public sealed record RemoveSecondFactor(Guid UserId) : ICommand
{
    internal sealed class Handler(IEventsDb db, ICaller caller, IPasskeys passkeys, ISessions sessions, TimeProvider clock) : IRequestHandler<RemoveSecondFactor, Unit>
    {
        public async Task<Unit> Handle(RemoveSecondFactor command, CancellationToken cancellationToken)
        {
            if (command.UserId == caller.UserId)
            {
                throw new RuleViolation("own-account", "You change your own second factor on your account's page.");
            }

            var now = clock.GetUtcNow().UtcDateTime;
            db.Authenticators.RemoveRange(await db.Authenticators.Where(theirs => theirs.UserId == command.UserId).ToListAsync(cancellationToken));
            foreach (var passkey in await passkeys.ListAsync(command.UserId, cancellationToken))
            {
                await passkeys.RemoveAsync(command.UserId, passkey.Id, cancellationToken);
            }

            await db.EndSessionsAsync(command.UserId, now, cancellationToken);
            db.AuditEntries.Add(AccountAudit.Changed(caller, now, nameof(RemoveSecondFactor), command.UserId, "Authenticator, Passkeys"));
            await db.SaveChangesAsync(cancellationToken);
            sessions.Forget(command.UserId);
            return Unit.Value;
        }
    }
}
