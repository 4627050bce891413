using System.Globalization;
using System.Resources;
using Events.Domain.Access;
using Events.Domain.Invitations;
using Events.Domain.Links;
using Events.Domain.Programme;

namespace Events.Domain.Outbox;

/// <summary>A text as a mail would read it, for somebody who writes one. All that is put in is invented.</summary>
public static class MailSample
{
    private static readonly ResourceManager words = new("Events.Domain.Outbox.Resources.MailWords", typeof(MailSample).Assembly);

    /// <summary>The placeholders replaced as in a mail that is sent; null when it names what a text of this kind may not, so that none could be.</summary>
    /// <param name="language">BCP 47: of the text.</param>
    public static MailText? Of(MailText text, MailKind kind, string language, ISiteAddress site)
    {
        if (text.Unknown(kind).Any())
        {
            return null;
        }

        var culture = CultureInfo.GetCultureInfo(MailText.Known(language));
        var first = new DateOnly(2031, 5, 20);
        var values = new Dictionary<string, string>
        {
            ["name"] = Word("Sample_Name"),
            ["event"] = Word("Sample_Event"),
            ["dates"] = AgendaWords.In(language).Dates(first, first.AddDays(2)),
            ["place"] = Word("Sample_Place"),
            ["delegation"] = Word("Sample_Delegation"),
            ["role"] = InvitationMail.RoleName(EventRole.ProtocolOfficer, language),
            ["sender"] = Word("Sample_Sender"),
            ["until"] = InvitationMail.Until(first.ToDateTime(new TimeOnly(10, 0), DateTimeKind.Utc), "Asia/Shanghai", language),
        };
        var written = text.With(values);
        return written with { Body = written.Body.Replace(Mail.LinkMark, site.AddressOf(LinkPurpose.Invitation, "…", language), StringComparison.Ordinal) };

        string Word(string name) => words.GetString(name, culture) ?? throw new MissingManifestResourceException(name);
    }
}
