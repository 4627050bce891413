using Events.Domain.Common;
using MediatR;

namespace Events.Domain.Access;

/// <summary>Lets somebody in again who was disabled; they sign in anew.</summary>
[ForAdministrators]
public sealed record EnableAccount(Guid UserId) : ICommand
{
    internal sealed class Handler(IEventsDb db, ICaller caller, IAccounts accounts, TimeProvider clock) : IRequestHandler<EnableAccount, Unit>
    {
        public async Task<Unit> Handle(EnableAccount command, CancellationToken cancellationToken)
        {
            await accounts.SetDisabledAsync(command.UserId, isDisabled: false, cancellationToken);
            db.AuditEntries.Add(AccountAudit.Changed(caller, clock.GetUtcNow().UtcDateTime, nameof(EnableAccount), command.UserId, "IsDisabled"));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
