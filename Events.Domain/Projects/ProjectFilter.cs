using Events.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Projects;

/// <summary>Narrows the event's projects as a list and its export do: the same rows on the page and in the file.</summary>
internal static class ProjectFilter
{
    public static IQueryable<CooperationProject> Of(IEventsDb db, Guid eventId, string? q, ProjectState? state, string? sector, string? country, InstrumentType? instrument)
    {
        var projects = db.CooperationProjects.AsNoTracking().Where(project => project.EventId == eventId);
        if (Folding.Fold(q) is { Length: > 0 } term)
        {
            projects = projects.Where(project => project.Search.Contains(term)
                || project.Parties.Any(party => db.Organisations.Any(organisation => organisation.Id == party.OrganisationId && organisation.Search.Contains(term))));
        }

        if (state is { } wantedState)
        {
            projects = projects.Where(project => project.State == wantedState);
        }

        if (sector is not null)
        {
            var family = Projects.Sector.Family(sector);
            projects = projects.Where(project => family.Contains(project.PrimarySector));
        }

        if (country?.ToUpperInvariant() is { } code)
        {
            projects = projects.Where(project => project.Parties.Any(party => db.Countries.Any(known => known.Id == party.CountryId && known.Code == code)));
        }

        if (instrument is { } wantedInstrument)
        {
            projects = projects.Where(project => project.Instrument == wantedInstrument);
        }

        return projects;
    }
}
