using System.Text.Json;
using Events.Domain.Common;
using Events.Domain.Projects;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Reports;

/// <summary>
/// The signed projects of an event, counted by the database per sector, instrument and disclosure. A project has exactly one of each, so
/// these counts may be added.
/// </summary>
internal sealed class SignedTally(IReadOnlyList<SignedTally.Count> counts, IReadOnlyList<SignedTally.Money> money)
{
    internal sealed record Count(string Sector, InstrumentType Instrument, ValueDisclosure Disclosure, int Projects);

    internal sealed record Money(string Sector, InstrumentType Instrument, ValueKind Kind, string Currency, decimal Amount, int Projects);

    public SignedProjectsSum Total { get; } = new(Projects(counts), Values(money), Undisclosed(counts), WithoutValue(counts));

    public static async Task<SignedTally> ReadAsync(IEventsDb db, Guid eventId, CancellationToken cancellationToken)
    {
        var signed = db.CooperationProjects.Where(project => project.EventId == eventId && project.SignedOn != null);
        var counts = await signed.GroupBy(project => new { project.PrimarySector, project.Instrument, project.Disclosure })
            .Select(group => new Count(group.Key.PrimarySector, group.Key.Instrument, group.Key.Disclosure, group.Count()))
            .ToListAsync(cancellationToken);
        // A project has one disclosed amount of a kind and currency, so that the amounts count projects.
        var money = await signed.SelectMany(project => project.Values.Where(value => value.IsDisclosed), (project, value) => new { project.PrimarySector, project.Instrument, value.Kind, value.Currency, value.Amount })
            .GroupBy(value => new { value.PrimarySector, value.Instrument, value.Kind, value.Currency })
            .Select(group => new Money(group.Key.PrimarySector, group.Key.Instrument, group.Key.Kind, group.Key.Currency, group.Sum(value => value.Amount), group.Count()))
            .ToListAsync(cancellationToken);
        return new SignedTally(counts, money);
    }

    /// <summary>In the order of the catalogue.</summary>
    public IReadOnlyList<SignedProjectsRow> BySector() =>
        [.. Sector.All.Where(sector => counts.Any(count => count.Sector == sector.Code))
            .Select(sector => Row(sector.Code, sector.Name, count => count.Sector == sector.Code, value => value.Sector == sector.Code))];

    public IReadOnlyList<SignedProjectsRow> ByInstrument() =>
        [.. counts.Select(count => count.Instrument).Distinct().Order()
            .Select(instrument => Row(Code(instrument), null, count => count.Instrument == instrument, value => value.Instrument == instrument))];

    /// <summary>One row for each kind and currency; what is undisclosed has neither and stands in the total only.</summary>
    public IReadOnlyList<SignedProjectsRow> ByKind() =>
        [.. Total.Values.Select(value => new SignedProjectsRow(Code(value.Kind), null, value.Projects, [value], 0, 0))];

    internal static IReadOnlyList<SignedValue> Values(IEnumerable<Money> money) =>
        [.. money.GroupBy(value => (value.Kind, value.Currency)).OrderBy(group => group.Key.Kind).ThenBy(group => group.Key.Currency, StringComparer.Ordinal)
            .Select(group => new SignedValue(group.Key.Kind, group.Key.Currency, group.Sum(value => value.Amount), group.Sum(value => value.Projects)))];

    internal static bool IsUndisclosed(ValueDisclosure disclosure) => disclosure is ValueDisclosure.Undisclosed or ValueDisclosure.PartlyDisclosed;

    private SignedProjectsRow Row(string key, LocalizedText? name, Func<Count, bool> counted, Func<Money, bool> valued)
    {
        var own = counts.Where(counted).ToList();
        return new SignedProjectsRow(key, name, Projects(own), Values(money.Where(valued)), Undisclosed(own), WithoutValue(own));
    }

    private static int Projects(IEnumerable<Count> counts) => counts.Sum(count => count.Projects);

    private static int Undisclosed(IEnumerable<Count> counts) => Projects(counts.Where(count => IsUndisclosed(count.Disclosure)));

    private static int WithoutValue(IEnumerable<Count> counts) => Projects(counts.Where(count => count.Disclosure is ValueDisclosure.NoValue));

    /// <summary>As the API writes it.</summary>
    private static string Code(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
