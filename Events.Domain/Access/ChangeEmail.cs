using Events.Domain.Common;
using Events.Domain.Links;
using Events.Domain.Outbox;
using MediatR;

namespace Events.Domain.Access;

/// <summary>
/// Makes the address that the link was mailed to the account's, which spends the link. All sessions end and all other links of the account
/// are called back: what lies in the old mailbox opens nothing. The old address is told. Nobody is signed in by it.
/// </summary>
[ForTokenHolders]
public sealed record ChangeEmail(string Token) : ICommand
{
    internal sealed class Handler(IEventsDb db, ICaller caller, IAccounts accounts, ISessions sessions, TimeProvider clock) : IRequestHandler<ChangeEmail, Unit>
    {
        public async Task<Unit> Handle(ChangeEmail command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var link = await db.Links.FindByTokenAsync(LinkPurpose.ChangeEmail, command.Token, cancellationToken);
            link.Use(now);
            var mail = await db.MailOfAsync(link, cancellationToken);
            var account = (await accounts.FindAsync([link.SubjectId], cancellationToken))[link.SubjectId];
            await accounts.SetEmailAsync(account.UserId, mail.To, cancellationToken);
            await db.RevokeAccountLinksAsync(account.UserId, now, cancellationToken);
            await db.EndSessionsAsync(account.UserId, now, cancellationToken);
            db.AuditEntries.Add(AccountAudit.Changed(caller, now, nameof(ChangeEmail), account.UserId, "Email"));
            var notice = MailText.Standard(MailKind.EmailChanged, mail.Language).With(new Dictionary<string, string> { ["name"] = account.DisplayName });
            db.Post(new Mail(MailKind.EmailChanged, null, account.Email, mail.Language, notice, null, now), null, now);
            await db.SaveChangesAsync(cancellationToken);
            sessions.Forget(account.UserId);
            return Unit.Value;
        }
    }
}
