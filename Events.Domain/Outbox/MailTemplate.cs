using Events.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Outbox;

/// <summary>An event's own text for a kind of mail in a language, instead of ours.</summary>
public sealed class MailTemplate : Aggregate, IOfEvent
{
    private MailTemplate()
    {
    }

    public MailTemplate(Guid eventId, MailKind kind, string language)
    {
        EventId = eventId;
        Kind = kind;
        Language = language;
    }

    public Guid EventId { get; private init; }

    public MailKind Kind { get; private init; }

    /// <summary>BCP 47, one of <see cref="MailText.Languages" />.</summary>
    public string Language { get; private init; } = "";

    public string Subject { get; private set; } = "";

    public string Body { get; private set; } = "";

    public void Write(MailText text) => (Subject, Body) = (text.Subject, text.Body.ReplaceLineEndings("\n"));
}

internal static class MailTemplates
{
    /// <summary>The event's own text, else ours.</summary>
    public static async Task<MailText> TextOfAsync(this IEventsDb db, Guid eventId, MailKind kind, string language, CancellationToken cancellationToken)
    {
        var known = MailText.Known(language);
        return await db.MailTemplates.Where(template => template.EventId == eventId && template.Kind == kind && template.Language == known)
            .Select(template => new MailText(template.Subject, template.Body)).FirstOrDefaultAsync(cancellationToken) ?? MailText.Standard(kind, known);
    }
}
