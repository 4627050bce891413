using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Calendar;

/// <summary>What an event is, for everybody with a role in it. Focal points too: nothing in it is about any delegation.</summary>
[ForRoles(
    EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer, EventRole.RegistrationDesk, EventRole.ProjectOfficer, EventRole.FocalPoint,
    EventRole.Viewer)]
public sealed record GetEvent(Guid EventId) : IQuery<EventDetail>, IFiltersByCaller
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<GetEvent, EventDetail>
    {
        public async Task<EventDetail> Handle(GetEvent query, CancellationToken cancellationToken)
        {
            var organisations = await db.ListOrganisationsAsync(query.EventId, cancellationToken);
            return await db.Events.Where(edition => edition.Id == query.EventId)
                .Select(edition => new EventDetail(
                    edition.Id, edition.Version, edition.Slug, edition.SeriesId, edition.Ordinal, edition.Year, edition.Name, edition.Theme, edition.Aliases,
                    edition.StartsOn, edition.EndsOn, edition.Zone, db.Countries.First(country => country.Id == edition.HostCountryId).Code,
                    edition.City, edition.Venue, edition.Languages, edition.Status, edition.IsPublished, organisations))
                .FirstOrDefaultAsync(cancellationToken) ?? throw new NotFound("event");
        }
    }
}

/// <param name="StartsOn">The first day, in <paramref name="Zone" />.</param>
/// <param name="EndsOn">The last day, in <paramref name="Zone" />.</param>
/// <param name="HostCountry">ISO 3166-1 alpha-2.</param>
/// <param name="Organisations">Host first, within a role in print order.</param>
public sealed record EventDetail(
    Guid Id, long Version, string Slug, Guid? SeriesId, int? Ordinal, int? Year, LocalizedText Name, LocalizedText Theme, IReadOnlyList<string> Aliases,
    DateOnly StartsOn, DateOnly EndsOn, string Zone, string HostCountry, LocalizedText City, LocalizedText Venue, IReadOnlyList<string> Languages,
    EventStatus Status, bool IsPublished, IReadOnlyList<EventOrganisationRow> Organisations) : IVersioned;
