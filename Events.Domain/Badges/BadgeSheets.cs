using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Programme;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Badges;

internal static class BadgeSheets
{
    /// <summary>The faces with what stands on all badges of the event, in one language.</summary>
    public static async Task<BadgeSheet> SheetOfAsync(this IEventsDb db, Guid eventId, string language, IReadOnlyList<BadgeFace> faces, CancellationToken cancellationToken)
    {
        var edition = await db.Events.Where(edition => edition.Id == eventId).Select(edition => new { edition.Name, edition.Theme, edition.StartsOn, edition.EndsOn }).SingleAsync(cancellationToken);
        var organisations = await db.ListOrganisationsAsync(eventId, cancellationToken);
        return new BadgeSheet(edition.Name.In(language), faces)
        {
            Theme = edition.Theme.IsEmpty ? null : edition.Theme.In(language),
            LogoKeys = [.. organisations.Where(one => one.Role is not OrganisingRole.Supporter).Select(one => one.LogoId).OfType<Guid>().Select(Logos.KeyOf)],
            Dates = AgendaWords.In(language).Dates(edition.StartsOn, edition.EndsOn),
        };
    }
}
