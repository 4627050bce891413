using System.Globalization;
using System.Resources;
using Events.Domain.Access;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Links;
using Events.Domain.Outbox;
using Events.Domain.Programme;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Invitations;

/// <summary>Makes an invitation's link and writes its mail.</summary>
public sealed class InvitationMail(IEventsDb db, IAccounts accounts, ILinkTokens tokens)
{
    private static readonly ResourceManager words = new("Events.Domain.Outbox.Resources.MailWords", typeof(InvitationMail).Assembly);

    /// <summary>Calls an earlier link back, makes a new one and asks for the mail. The caller saves.</summary>
    internal async Task PostAsync(Invitation invitation, Guid sender, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var edition = await db.Events.AsNoTracking().FirstAsync(edition => edition.Id == invitation.EventId, cancellationToken);
        foreach (var earlier in await db.Links.Where(link => link.SubjectId == invitation.Id && link.UsedUtc == null && link.RevokedUtc == null).ToListAsync(cancellationToken))
        {
            earlier.Revoke(nowUtc);
        }

        // To the end of the event's last day, but never less than a day: somebody may be invited while it runs.
        var end = EventClock.ToUtc(edition.EndsOn.AddDays(1), TimeOnly.MinValue, edition.Zone);
        var expires = new[] { new[] { nowUtc + Invitation.Lifetime, end }.Min(), nowUtc.AddDays(1) }.Max();
        var link = new Link(LinkPurpose.Invitation, invitation.Id, tokens, expires);
        db.Links.Add(link);
        invitation.SendWith(link.Id, expires);
        var kind = invitation.Role is EventRole.FocalPoint ? MailKind.FocalPointInvitation : MailKind.StaffInvitation;
        var text = await db.TextOfAsync(invitation.EventId, kind, invitation.Language, cancellationToken);
        db.Post(new Mail(kind, invitation.EventId, invitation.Email, invitation.Language, text.With(await ValuesAsync(invitation, edition, sender, cancellationToken)), link.Id, nowUtc), sender, nowUtc);
    }

    /// <summary>"Focal point", in the language or else in English.</summary>
    public static string RoleName(EventRole role, string language) =>
        words.GetString($"Role_{role}", CultureInfo.GetCultureInfo(MailText.Known(language))) ?? throw new MissingManifestResourceException($"Role_{role}");

    /// <summary>"20 May 2031 18:00 (Asia/Shanghai)".</summary>
    internal static string Until(DateTime utc, string zone, string language)
    {
        var (day, time) = EventClock.ToLocal(utc, zone);
        return string.Create(CultureInfo.InvariantCulture, $"{AgendaWords.In(language).Dates(day, day)} {time:HH:mm} ({zone})");
    }

    private async Task<Dictionary<string, string>> ValuesAsync(Invitation invitation, Event edition, Guid sender, CancellationToken cancellationToken)
    {
        var language = invitation.Language;
        var country = await db.Countries.Where(country => country.Id == edition.HostCountryId).Select(country => country.Name).FirstAsync(cancellationToken);
        var delegation = await db.Delegations.Where(delegation => delegation.Id == invitation.DelegationId).Select(delegation => delegation.Name).FirstOrDefaultAsync(cancellationToken);
        return new Dictionary<string, string>
        {
            ["name"] = invitation.Name,
            ["event"] = edition.Name.In(language),
            ["dates"] = AgendaWords.In(language).Dates(edition.StartsOn, edition.EndsOn),
            ["place"] = $"{edition.City.In(language)}, {country.In(language)}",
            ["delegation"] = delegation?.In(language) ?? "",
            ["role"] = RoleName(invitation.Role, language),
            ["sender"] = (await accounts.FindAsync([sender], cancellationToken)).GetValueOrDefault(sender)?.DisplayName ?? "",
            ["until"] = Until(invitation.ExpiresUtc, edition.Zone, language),
        };
    }
}
