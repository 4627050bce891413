using Events.Domain.Common;
using MediatR;

namespace Events.Domain.Access;

/// <summary>Lets somebody in no more, from this moment on; what they did stays. Nobody disables their own account, so that an administrator remains.</summary>
[ForAdministrators]
public sealed record DisableAccount(Guid UserId) : ICommand
{
    internal sealed class Handler(IEventsDb db, ICaller caller, IAccounts accounts, ISessions sessions, TimeProvider clock) : IRequestHandler<DisableAccount, Unit>
    {
        public async Task<Unit> Handle(DisableAccount command, CancellationToken cancellationToken)
        {
            if (command.UserId == caller.UserId)
            {
                throw new RuleViolation("own-account", "You cannot disable your own account. Ask another administrator.");
            }

            var now = clock.GetUtcNow().UtcDateTime;
            await accounts.SetDisabledAsync(command.UserId, isDisabled: true, cancellationToken);
            await db.RevokeAccountLinksAsync(command.UserId, now, cancellationToken);
            await db.EndSessionsAsync(command.UserId, now, cancellationToken);
            db.AuditEntries.Add(AccountAudit.Changed(caller, now, nameof(DisableAccount), command.UserId, "IsDisabled"));
            await db.SaveChangesAsync(cancellationToken);
            sessions.Forget(command.UserId);
            return Unit.Value;
        }
    }
}
