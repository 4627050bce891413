using Events.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Calendar;

/// <summary>Finds what a request only names. What it names wrongly is a broken rule with the field, not a missing page.</summary>
internal static class References
{
    /// <param name="code">ISO 3166-1 alpha-2, upper case.</param>
    /// <exception cref="RuleViolation">unknown-country</exception>
    public static async Task<Guid> IdOfCountryAsync(this IEventsDb db, string code, string field, CancellationToken cancellationToken) =>
        await db.Countries.Where(country => country.Code == code).Select(country => (Guid?)country.Id).FirstOrDefaultAsync(cancellationToken)
            ?? throw new RuleViolation("unknown-country", $"There is no country {code}. GET /api/countries lists them.", field);

    /// <exception cref="RuleViolation">unknown-organisation</exception>
    public static async Task RequireOrganisationsAsync(this IEventsDb db, IReadOnlyCollection<Guid> ids, string field, CancellationToken cancellationToken)
    {
        var wanted = ids.Distinct().ToList();
        var found = await db.Organisations.Where(organisation => wanted.Contains(organisation.Id)).Select(organisation => organisation.Id).ToListAsync(cancellationToken);
        if (wanted.Except(found).Select(id => (Guid?)id).FirstOrDefault() is { } unknown)
        {
            throw new RuleViolation("unknown-organisation", $"There is no organisation {unknown}. Add it first.", field);
        }
    }
}
