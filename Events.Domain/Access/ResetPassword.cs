using Events.Domain.Common;
using Events.Domain.Links;
using FluentValidation;
using MediatR;

namespace Events.Domain.Access;

/// <summary>
/// Sets a new password by the link from a mail, which is spent by it. Nobody is signed in by it, so that a second factor is still asked for;
/// all sessions end.
/// </summary>
[ForTokenHolders]
public sealed record ResetPassword(string Token, string Password) : ICommand
{
    internal sealed class Validator : AbstractValidator<ResetPassword>
    {
        public Validator() => RuleFor(reset => reset.Password).MinimumLength(MakeFirstAdministrator.MinPasswordLength).MaximumLength(MakeFirstAdministrator.MaxPasswordLength);
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, IAccounts accounts, ISessions sessions, TimeProvider clock) : IRequestHandler<ResetPassword, Unit>
    {
        public async Task<Unit> Handle(ResetPassword command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var link = await db.Links.FindByTokenAsync(LinkPurpose.ResetPassword, command.Token, cancellationToken);
            link.Use(now);
            await accounts.SetPasswordAsync(link.SubjectId, command.Password, cancellationToken);
            await db.RevokeAccountLinksAsync(link.SubjectId, now, cancellationToken);
            await db.EndSessionsAsync(link.SubjectId, now, cancellationToken);
            db.AuditEntries.Add(AccountAudit.Changed(caller, now, nameof(ResetPassword), link.SubjectId, "Password"));
            await db.SaveChangesAsync(cancellationToken);
            await accounts.ForgetAttemptsAsync(link.SubjectId, cancellationToken);
            sessions.Forget(link.SubjectId);
            return Unit.Value;
        }
    }
}
