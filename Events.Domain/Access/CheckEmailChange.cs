using Events.Domain.Common;
using Events.Domain.Links;
using Events.Domain.Outbox;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Access;

/// <summary>The address that the link would make the account's: 404 for a wrong link, 410 for one that is used, called back or too old.</summary>
[ForTokenHolders]
public sealed record CheckEmailChange(string Token) : IQuery<string>
{
    internal sealed class Handler(IEventsDb db, TimeProvider clock) : IRequestHandler<CheckEmailChange, string>
    {
        public async Task<string> Handle(CheckEmailChange query, CancellationToken cancellationToken)
        {
            var link = await db.Links.AsNoTracking().FindByTokenAsync(LinkPurpose.ChangeEmail, query.Token, cancellationToken);
            link.Require(clock.GetUtcNow().UtcDateTime);
            return (await db.MailOfAsync(link, cancellationToken)).To;
        }
    }
}

internal static class LinkMails
{
    /// <summary>The mail that the link was sent in. Where it went to is who the link is for: its text and receiver never change.</summary>
    public static Task<Mail> MailOfAsync(this IEventsDb db, Link link, CancellationToken cancellationToken) =>
        db.Mails.AsNoTracking().SingleAsync(mail => mail.LinkId == link.Id, cancellationToken);
}
