using Events.Domain.Common;
using Events.Domain.Links;
using Events.Domain.Outbox;
using FluentValidation;
using MediatR;

namespace Events.Domain.Access;

/// <summary>
/// Mails a link that sets a new password, if the address is an account's. The answer, and the time it takes, are the same when it is not,
/// and after too many mails.
/// </summary>
/// <param name="Language">BCP 47, of the mail.</param>
[ForEveryone]
public sealed record AskForReset(string Email, string Language = "en") : ICommand
{
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(60);

    public const int MailsAnHour = 3;

    // Longer than it ever takes: finding nobody is quicker than writing a mail, and must not show.
    private static readonly TimeSpan answeredAfter = TimeSpan.FromMilliseconds(250);

    internal sealed class Validator : AbstractValidator<AskForReset>
    {
        public Validator()
        {
            RuleFor(ask => ask.Email).NotEmpty().IsMailAddress();
            RuleFor(ask => ask.Language).IsLanguage();
        }
    }

    internal sealed class Handler(IEventsDb db, IAccounts accounts, ILinkTokens tokens, TimeProvider clock) : IRequestHandler<AskForReset, Unit>
    {
        public async Task<Unit> Handle(AskForReset command, CancellationToken cancellationToken)
        {
            var answer = Task.Delay(answeredAfter, cancellationToken);
            if (await accounts.MayMailAsync(command.Email, MailsAnHour, cancellationToken)
                && await accounts.FindByEmailAsync(command.Email, cancellationToken) is { } userId
                && (await accounts.FindAsync([userId], cancellationToken))[userId] is { IsDisabled: false } account)
            {
                var now = clock.GetUtcNow().UtcDateTime;
                var link = new Link(LinkPurpose.ResetPassword, userId, tokens, now + GoodFor);
                var text = MailText.Standard(MailKind.PasswordReset, command.Language)
                    .With(new Dictionary<string, string> { ["name"] = account.DisplayName, ["minutes"] = $"{GoodFor.TotalMinutes:F0}" });
                db.Links.Add(link);
                db.Post(new Mail(MailKind.PasswordReset, null, account.Email, MailText.Known(command.Language), text, link.Id, now), null, now);
                await db.SaveChangesAsync(cancellationToken);
            }

            await answer;
            return Unit.Value;
        }
    }
}
