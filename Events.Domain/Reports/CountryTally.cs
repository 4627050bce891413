using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Projects;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Reports;

/// <summary>
/// The signed projects of an event, counted by the database per country of a party: a project once in each country, however many parties
/// it has there. These counts add up to participations.
/// </summary>
internal sealed class CountryTally(IReadOnlyList<CountryTally.Count> counts, IReadOnlyList<CountryTally.Money> money)
{
    internal sealed record Count(Guid? CountryId, ValueDisclosure Disclosure, int Projects);

    internal sealed record Money(Guid? CountryId, ValueKind Kind, string Currency, decimal Amount, int Projects);

    public IReadOnlyList<Guid> CountryIds { get; } = [.. counts.Select(count => count.CountryId).OfType<Guid>().Distinct()];

    public static async Task<CountryTally> ReadAsync(IEventsDb db, Guid eventId, CancellationToken cancellationToken)
    {
        var signed = db.CooperationProjects.Where(project => project.EventId == eventId && project.SignedOn != null);
        var participations = signed.SelectMany(project => project.Parties, (project, party) => new { project.Id, project.Disclosure, party.CountryId }).Distinct();
        var counts = await participations.GroupBy(participation => new { participation.CountryId, participation.Disclosure })
            .Select(group => new Count(group.Key.CountryId, group.Key.Disclosure, group.Count()))
            .ToListAsync(cancellationToken);
        var values = signed.SelectMany(project => project.Values.Where(value => value.IsDisclosed), (project, value) => new { project.Id, value.Kind, value.Currency, value.Amount });
        var money = await participations.Join(values, participation => participation.Id, value => value.Id, (participation, value) => new { participation.CountryId, value.Kind, value.Currency, value.Amount })
            .GroupBy(value => new { value.CountryId, value.Kind, value.Currency })
            .Select(group => new Money(group.Key.CountryId, group.Key.Kind, group.Key.Currency, group.Sum(value => value.Amount), group.Count()))
            .ToListAsync(cancellationToken);
        return new CountryTally(counts, money);
    }

    /// <summary>In protocol order; parties of no country, such as international organisations, last.</summary>
    public IReadOnlyList<SignedProjectsRow> Rows(IEnumerable<Country> inOrder)
    {
        var rows = inOrder.Select(country => Row(country.Id, country.Code, country.Name)).ToList();
        if (counts.Any(count => count.CountryId is null))
        {
            rows.Add(Row(null, null, null));
        }

        return rows;
    }

    private SignedProjectsRow Row(Guid? countryId, string? code, LocalizedText? name)
    {
        var own = counts.Where(count => count.CountryId == countryId).ToList();
        var values = money.Where(value => value.CountryId == countryId).OrderBy(value => value.Kind).ThenBy(value => value.Currency, StringComparer.Ordinal)
            .Select(value => new SignedValue(value.Kind, value.Currency, value.Amount, value.Projects));
        return new SignedProjectsRow(code, name, own.Sum(count => count.Projects), [.. values],
            own.Where(count => SignedTally.IsUndisclosed(count.Disclosure)).Sum(count => count.Projects),
            own.Where(count => count.Disclosure is ValueDisclosure.NoValue).Sum(count => count.Projects));
    }
}
