using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Access;

/// <summary>Another password for the caller. All sessions end, the caller's own too: whoever had the old one is out.</summary>
[ForSignedIn]
public sealed record ChangePassword(string Password, string NewPassword) : ICommand
{
    internal sealed class Validator : AbstractValidator<ChangePassword>
    {
        public Validator()
        {
            RuleFor(change => change.Password).NotEmpty().MaximumLength(MakeFirstAdministrator.MaxPasswordLength);
            RuleFor(change => change.NewPassword).MinimumLength(MakeFirstAdministrator.MinPasswordLength).MaximumLength(MakeFirstAdministrator.MaxPasswordLength);
        }
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, IAccounts accounts, ISessions sessions, TimeProvider clock) : IRequestHandler<ChangePassword, Unit>
    {
        public async Task<Unit> Handle(ChangePassword command, CancellationToken cancellationToken)
        {
            await accounts.RequirePasswordAsync(caller.UserId, command.Password, cancellationToken);
            var now = clock.GetUtcNow().UtcDateTime;
            await accounts.SetPasswordAsync(caller.UserId, command.NewPassword, cancellationToken);
            await db.RevokeAccountLinksAsync(caller.UserId, now, cancellationToken);
            await db.EndSessionsAsync(caller.UserId, now, cancellationToken);
            db.AuditEntries.Add(AccountAudit.Changed(caller, now, nameof(ChangePassword), caller.UserId, "Password"));
            await db.SaveChangesAsync(cancellationToken);
            sessions.Forget(caller.UserId);
            return Unit.Value;
        }
    }
}
