using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Links;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Outbox;

/// <summary>A mail as it was written. Its link is shown only where somebody has to pass the mail on by hand.</summary>
[ForRoles(EventRole.Organiser)]
public sealed record GetMail(Guid EventId, Guid MailId) : IQuery<MailDetails>, IForEvent
{
    internal sealed class Handler(IEventsDb db, LinkText links) : IRequestHandler<GetMail, MailDetails>
    {
        public async Task<MailDetails> Handle(GetMail query, CancellationToken cancellationToken) =>
            await links.ReadAsync(await db.Mails.AsNoTracking().FirstOrDefaultAsync(mail => mail.Id == query.MailId && mail.EventId == query.EventId, cancellationToken), cancellationToken);
    }
}

/// <summary>A mail about an account as it was written.</summary>
[ForAdministrators]
public sealed record GetAccountMail(Guid MailId) : IQuery<MailDetails>
{
    internal sealed class Handler(IEventsDb db, LinkText links) : IRequestHandler<GetAccountMail, MailDetails>
    {
        public async Task<MailDetails> Handle(GetAccountMail query, CancellationToken cancellationToken) =>
            await links.ReadAsync(await db.Mails.AsNoTracking().FirstOrDefaultAsync(mail => mail.Id == query.MailId && mail.EventId == null, cancellationToken), cancellationToken);
    }
}

/// <param name="Language">BCP 47.</param>
public sealed record MailDetails(Guid Id, MailKind Kind, string To, string Language, string Subject, string Body, DateTime AskedUtc, DateTime? DeliveredUtc, MailDelivery? Delivery);

/// <summary>Puts the link into a mail's text.</summary>
public sealed class LinkText(IEventsDb db, ILinkTokens tokens, ISiteAddress site)
{
    /// <exception cref="NotFound" />
    internal async Task<MailDetails> ReadAsync(Mail? mail, CancellationToken cancellationToken)
    {
        _ = mail ?? throw new NotFound("mail");
        var body = mail.Delivery is MailDelivery.Filed ? await BodyAsync(mail, cancellationToken) : mail.Body.Replace(Mail.LinkMark, "…", StringComparison.Ordinal);
        return new MailDetails(mail.Id, mail.Kind, mail.To, mail.Language, mail.Subject, body, mail.AskedUtc, mail.DeliveredUtc, mail.Delivery);
    }

    /// <summary>The text with its link, for the one it is addressed to.</summary>
    public async Task<string> BodyAsync(Mail mail, CancellationToken cancellationToken) => mail.LinkId is { } id
        ? mail.Body.Replace(Mail.LinkMark, site.AddressOf(await db.Links.Where(link => link.Id == id).Select(link => link.Purpose).SingleAsync(cancellationToken), tokens.TokenFor(id), mail.Language), StringComparison.Ordinal)
        : mail.Body;
}
