using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Projects;

/// <summary>How many projects there are in which state, and how the signed ones are spread. Each number is that of the rows which the same filter of the list finds.</summary>
[ForStaff]
public sealed record TallyProjects(Guid EventId) : IQuery<ProjectTally>, IForEvent
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<TallyProjects, ProjectTally>
    {
        public async Task<ProjectTally> Handle(TallyProjects query, CancellationToken cancellationToken)
        {
            var projects = db.CooperationProjects.AsNoTracking().Where(project => project.EventId == query.EventId);
            var states = await projects.GroupBy(project => project.State).Select(group => new { group.Key, Projects = group.Count() })
                .ToDictionaryAsync(group => group.Key, group => group.Projects, cancellationToken);
            var signed = await projects.Where(project => project.SignedOn != null)
                .GroupBy(project => new { project.PrimarySector, project.Instrument, project.Disclosure })
                .Select(group => new { group.Key.PrimarySector, group.Key.Instrument, group.Key.Disclosure, Projects = group.Count() })
                .ToListAsync(cancellationToken);
            var values = (await SignedTally.ReadAsync(db, query.EventId, cancellationToken)).Total.Values;
            var countries = await CountryTally.ReadAsync(db, query.EventId, cancellationToken);
            var known = await db.Countries.AsNoTracking().Where(country => countries.CountryIds.Contains(country.Id)).OrderBy(country => country.ProtocolSortKey).ToListAsync(cancellationToken);
            return new ProjectTally(
                states.Values.Sum(), signed.Sum(group => group.Projects),
                [.. Enum.GetValues<ProjectState>().Where(states.ContainsKey).Select(state => new Tallied<ProjectState>(state, states[state]))],
                [.. Sector.All.Where(sector => sector.Parent is null)
                    .Select(sector => (Sector: sector, Family: Sector.Family(sector.Code)))
                    .Select(upper => new TalliedByName(upper.Sector.Code, upper.Sector.Name, signed.Where(group => upper.Family.Contains(group.PrimarySector)).Sum(group => group.Projects)))
                    .Where(row => row.Projects > 0)],
                [.. signed.GroupBy(group => group.Instrument).OrderBy(group => group.Key).Select(group => new Tallied<InstrumentType>(group.Key, group.Sum(row => row.Projects)))],
                [.. countries.Rows(known).Select(row => new TalliedByName(row.Key, row.Name, row.Projects))],
                [.. Enum.GetValues<ValueDisclosure>().Select(disclosure => new Tallied<ValueDisclosure>(disclosure, signed.Where(group => group.Disclosure == disclosure).Sum(group => group.Projects)))],
                values);
        }
    }
}

/// <param name="Signed">With a day of signing, whatever became of them (domain rule 32).</param>
/// <param name="BySector">Of the signed, by upper sector: each once.</param>
/// <param name="ByCountry">Of the signed, in protocol order; a project in each country of its parties.</param>
/// <param name="ByDisclosure">Of the signed; what is undisclosed or carries no amount is a row, and never zero.</param>
/// <param name="Values">Of the signed: disclosed amounts, apart by kind and currency (domain rule 33).</param>
public sealed record ProjectTally(
    int Projects, int Signed, IReadOnlyList<Tallied<ProjectState>> ByState, IReadOnlyList<TalliedByName> BySector, IReadOnlyList<Tallied<InstrumentType>> ByInstrument,
    IReadOnlyList<TalliedByName> ByCountry, IReadOnlyList<Tallied<ValueDisclosure>> ByDisclosure, IReadOnlyList<SignedValue> Values);

public sealed record Tallied<T>(T Key, int Projects)
    where T : struct, Enum;

/// <param name="Key">A sector's code or ISO 3166-1 alpha-2; null for parties of no country.</param>
public sealed record TalliedByName(string? Key, LocalizedText? Name, int Projects);
