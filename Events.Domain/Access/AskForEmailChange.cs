using Events.Domain.Common;
using Events.Domain.Links;
using Events.Domain.Outbox;
using FluentValidation;
using MediatR;

namespace Events.Domain.Access;

/// <summary>
/// Mails a link to the address that the caller's account is to have. Nothing changes before it is opened and confirmed. The answer, and
/// the time it takes, are the same when the address is another account's, and after too many mails to it: then no mail is written.
/// </summary>
/// <param name="Password">The caller's own, now.</param>
/// <param name="Language">BCP 47, of the mail.</param>
[ForSignedIn]
public sealed record AskForEmailChange(string Email, string Password, string Language = "en") : ICommand
{
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(60);

    /// <summary>For an account, to whatever addresses: nobody writes to the world through it.</summary>
    public const int AsksAnHour = 5;

    // Longer than it ever takes: finding the address taken is quicker than writing a mail, and must not show.
    private static readonly TimeSpan answeredAfter = TimeSpan.FromMilliseconds(250);

    internal sealed class Validator : AbstractValidator<AskForEmailChange>
    {
        public Validator()
        {
            RuleFor(ask => ask.Email).NotEmpty().IsMailAddress();
            RuleFor(ask => ask.Password).NotEmpty().MaximumLength(MakeFirstAdministrator.MaxPasswordLength);
            RuleFor(ask => ask.Language).IsLanguage();
        }
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, IAccounts accounts, IPasskeys passkeys, ILinkTokens tokens, TimeProvider clock) : IRequestHandler<AskForEmailChange, Unit>
    {
        public async Task<Unit> Handle(AskForEmailChange command, CancellationToken cancellationToken)
        {
            await db.MayChangeFactorsAsync(passkeys, caller, cancellationToken);
            await accounts.RequirePasswordAsync(caller.UserId, command.Password, cancellationToken);
            var account = (await accounts.FindAsync([caller.UserId], cancellationToken))[caller.UserId];
            if (string.Equals(account.Email, command.Email, StringComparison.OrdinalIgnoreCase))
            {
                throw new RuleViolation("address-unchanged", "This is the address of your account already.", "email");
            }

            if (!await accounts.MayAskForMailAsync(caller.UserId, AsksAnHour, cancellationToken))
            {
                throw new RuleViolation("too-many-mails", "You have asked for this too often. Wait an hour.");
            }

            var answer = Task.Delay(answeredAfter, cancellationToken);
            var now = clock.GetUtcNow().UtcDateTime;
            var mayMail = await accounts.MayMailAsync(command.Email, AskForReset.MailsAnHour, cancellationToken);
            if (mayMail && await accounts.FindByEmailAsync(command.Email, cancellationToken) is null)
            {
                var link = new Link(LinkPurpose.ChangeEmail, account.UserId, tokens, now + GoodFor);
                var text = MailText.Standard(MailKind.EmailChange, command.Language)
                    .With(new Dictionary<string, string> { ["name"] = account.DisplayName, ["minutes"] = $"{GoodFor.TotalMinutes:F0}" });
                db.Links.Add(link);
                db.Post(new Mail(MailKind.EmailChange, null, command.Email, MailText.Known(command.Language), text, link.Id, now), null, now);
            }

            db.AuditEntries.Add(AccountAudit.Changed(caller, now, nameof(AskForEmailChange), caller.UserId, "PendingEmail"));
            await db.SaveChangesAsync(cancellationToken);
            await answer;
            return Unit.Value;
        }
    }
}
