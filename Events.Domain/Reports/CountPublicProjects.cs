using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Projects;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Reports;

/// <summary>
/// What became of the signed projects of a published event, for the world: counts by state, sector and country, and no amount. Each project
/// is counted once, but for the countries: those rows add up to participations (domain rule 32).
/// </summary>
[ForEveryone]
public sealed record CountPublicProjects(string Slug) : IQuery<PublicProjectCounts>
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<CountPublicProjects, PublicProjectCounts>
    {
        public async Task<PublicProjectCounts> Handle(CountPublicProjects query, CancellationToken cancellationToken)
        {
            var eventId = await db.Events.PublishedBySlugAsync(query.Slug, cancellationToken);
            var signed = db.CooperationProjects.AsNoTracking().Where(project => project.EventId == eventId && project.SignedOn != null);
            var counts = await signed.GroupBy(project => new { project.State, project.PrimarySector, project.Instrument })
                .Select(group => new { group.Key.State, group.Key.PrimarySector, group.Key.Instrument, Projects = group.Count() })
                .ToListAsync(cancellationToken);
            var tally = await CountryTally.ReadAsync(db, eventId, cancellationToken);
            var countries = await db.Countries.AsNoTracking().Where(country => tally.CountryIds.Contains(country.Id))
                .OrderBy(country => country.ProtocolSortKey)
                .ToListAsync(cancellationToken);
            return new PublicProjectCounts(
                counts.Sum(count => count.Projects),
                [.. counts.GroupBy(count => count.State).OrderBy(group => group.Key).Select(group => new ProjectsInState(group.Key, group.Sum(count => count.Projects)))],
                [.. Sector.All.Select(sector => new ProjectsInSector(sector.Code, sector.Name, counts.Where(count => count.PrimarySector == sector.Code).Sum(count => count.Projects))).Where(row => row.Projects > 0)],
                [.. tally.Rows(countries).Select(row => new ProjectsInCountry(row.Key, row.Name, row.Projects))],
                [.. counts.Select(count => count.Instrument).Distinct().Order()]);
        }
    }
}

/// <param name="Projects">Each once.</param>
/// <param name="ByCountry">In protocol order; adds up to participations.</param>
/// <param name="Instruments">Those that there are.</param>
public sealed record PublicProjectCounts(
    int Projects, IReadOnlyList<ProjectsInState> ByState, IReadOnlyList<ProjectsInSector> BySector, IReadOnlyList<ProjectsInCountry> ByCountry, IReadOnlyList<InstrumentType> Instruments);

public sealed record ProjectsInState(ProjectState State, int Projects);

/// <param name="Sector">Its code.</param>
public sealed record ProjectsInSector(string Sector, LocalizedText Name, int Projects);

/// <param name="Country">ISO 3166-1 alpha-2; null for parties of no country.</param>
public sealed record ProjectsInCountry(string? Country, LocalizedText? Name, int Projects);
