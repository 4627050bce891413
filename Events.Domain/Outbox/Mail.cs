using Events.Domain.Common;
using Events.Domain.Jobs;

namespace Events.Domain.Outbox;

/// <summary>
/// A mail that was asked for, in the same save as what it tells of. A job sends it; the text stays as it was written. Where it names a link
/// the text holds <see cref="LinkMark" />: the secret is put in when it is sent, and is in no row.
/// </summary>
public sealed class Mail : Aggregate
{
    public const string LinkMark = "{link}";
    public const int MaxSubjectLength = 200;
    public const int MaxBodyLength = 10_000;

    private Mail()
    {
    }

    /// <param name="eventId">Null for a mail about an account.</param>
    /// <param name="linkId">The link that its text names; null when it names none.</param>
    public Mail(MailKind kind, Guid? eventId, string to, string language, MailText text, Guid? linkId, DateTime nowUtc)
    {
        Kind = kind;
        EventId = eventId;
        To = to;
        Language = language;
        (Subject, Body) = (text.Subject, text.Body);
        LinkId = linkId;
        AskedUtc = nowUtc;
    }

    public MailKind Kind { get; private init; }

    public Guid? EventId { get; private init; }

    /// <summary>One address.</summary>
    public string To { get; private init; } = "";

    /// <summary>BCP 47.</summary>
    public string Language { get; private init; } = "";

    public string Subject { get; private init; } = "";

    public string Body { get; private init; } = "";

    public Guid? LinkId { get; private init; }

    public DateTime AskedUtc { get; private init; }

    /// <summary>Handed over, to the server or to the pick-up folder; null until then.</summary>
    public DateTime? DeliveredUtc { get; private set; }

    public MailDelivery? Delivery { get; private set; }

    public void Deliver(MailDelivery delivery, DateTime nowUtc) => (Delivery, DeliveredUtc) = (delivery, nowUtc);
}

public enum MailKind
{
    /// <summary>To somebody who is to nominate for a delegation.</summary>
    FocalPointInvitation,

    /// <summary>To somebody who is to work in the event's secretariat.</summary>
    StaffInvitation,
    PasswordReset,

    /// <summary>To the address that an account is to have: whoever reads it there may open its link.</summary>
    EmailChange,

    /// <summary>To the address that an account had.</summary>
    EmailChanged,
}

public static class MailKinds
{
    /// <summary>Whether an event sends it and may write it in its own words; the others are about an account.</summary>
    public static bool IsOfEvent(this MailKind kind) => kind is MailKind.FocalPointInvitation or MailKind.StaffInvitation;
}

public enum MailDelivery
{
    /// <summary>Taken by the mail server.</summary>
    Sent,

    /// <summary>Laid into the pick-up folder, since no mail server is set: somebody has to pass it on.</summary>
    Filed,
}

public static class Posting
{
    /// <summary>Adds the mail and the job that sends it; the caller's save makes both true at once.</summary>
    public static void Post(this IEventsDb db, Mail mail, Guid? askedBy, DateTime nowUtc)
    {
        db.Mails.Add(mail);
        db.JobRequests.Add(new JobRequest(JobKind.SendMail, mail.EventId, mail.Id, $"mail:{mail.Id:N}", askedBy, nowUtc));
    }
}
