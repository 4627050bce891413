using Events.Domain.Common;
using Events.Domain.Jobs;
using Events.Domain.Links;
using Events.Domain.Outbox;
using Events.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Events.Infrastructure.Outbox;

/// <summary>
/// Sends one mail. It is done with the row that says so; a run that is killed in between sends it again under the same Message-ID, by which
/// mail programs show it once.
/// </summary>
internal sealed class SendMailJob(EventsDb db, IMailTransport transport, LinkText links, ISiteAddress site, MailSettings settings, TimeProvider clock) : IJobWork
{
    public async Task<StoredResult?> RunAsync(IJobRun run, CancellationToken cancellationToken)
    {
        var mail = await db.Mails.FirstOrDefaultAsync(mail => mail.Id == run.SubjectId, cancellationToken) ?? throw new NotFound("mail");
        var now = clock.GetUtcNow().UtcDateTime;
        if (mail.LinkId is { } linkId && !(await db.Links.AsNoTracking().SingleAsync(link => link.Id == linkId, cancellationToken)).IsOpen(now))
        {
            throw new RuleViolation("link-not-open", "Its link was called back, used or has expired: nothing was sent.");
        }

        mail.Deliver(await transport.HandOverAsync(mail.Id, await MessageAsync(mail, cancellationToken), cancellationToken), now);
        return null;
    }

    private async Task<MimeMessage> MessageAsync(Mail mail, CancellationToken cancellationToken)
    {
        var message = new MimeMessage
        {
            Subject = mail.Subject,
            Date = new DateTimeOffset(mail.AskedUtc, TimeSpan.Zero),
            MessageId = $"{mail.Id:N}@{new Uri(site.Origin).Host}",
            Body = new TextPart("plain") { Text = await links.BodyAsync(mail, cancellationToken) },
        };
        message.From.Add(settings.From);
        message.To.Add(new MailboxAddress("", mail.To));
        message.Headers.Add(HeaderId.ContentLanguage, mail.Language);
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }
}
