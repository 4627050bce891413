using Events.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Calendar;

/// <summary>An organisation as an event names it.</summary>
/// <param name="Country">ISO 3166-1 alpha-2; null for an international organisation.</param>
/// <param name="LogoId">Of the picture at <c>/logos/</c>; null while there is none.</param>
public sealed record EventOrganisationRow(Guid OrganisationId, OrganisingRole Role, LocalizedText Name, OrganisationType Type, string? Country, Guid? LogoId);

internal static class OrganisationsOfEvent
{
    /// <summary>In ladder order, host first, and within a role in print order.</summary>
    public static async Task<IReadOnlyList<EventOrganisationRow>> ListOrganisationsAsync(this IEventsDb db, Guid eventId, CancellationToken cancellationToken)
    {
        var inPrintOrder = await db.Events.Where(edition => edition.Id == eventId)
            .SelectMany(edition => edition.Organisations)
            .Join(db.Organisations, role => role.OrganisationId, organisation => organisation.Id, (role, organisation) => new { role.Order, role.Role, organisation })
            .OrderBy(row => row.Order)
            .Select(row => new EventOrganisationRow(
                row.organisation.Id, row.Role, row.organisation.Name, row.organisation.Type,
                db.Countries.Where(country => country.Id == row.organisation.CountryId).Select(country => country.Code).FirstOrDefault(),
                row.organisation.LogoId))
            .ToListAsync(cancellationToken);
        return [.. inPrintOrder.OrderBy(row => row.Role)];
    }
}
