using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Calendar;

/// <summary>What the world may know of an event that has been announced; a draft is not there.</summary>
[ForEveryone]
public sealed record GetPublishedEvent(string Slug) : IQuery<PublishedEvent>
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<GetPublishedEvent, PublishedEvent>
    {
        public async Task<PublishedEvent> Handle(GetPublishedEvent query, CancellationToken cancellationToken)
        {
            var eventId = await db.Events.Where(edition => edition.Slug == query.Slug && edition.IsPublished).Select(edition => (Guid?)edition.Id).FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotFound("event");
            var organisations = await db.ListOrganisationsAsync(eventId, cancellationToken);
            return await db.Events.Where(edition => edition.Id == eventId)
                .Join(db.Countries, edition => edition.HostCountryId, country => country.Id, (edition, country) => new PublishedEvent(
                    edition.Id, edition.Slug, edition.Ordinal, edition.Year, edition.Name, edition.Theme, edition.StartsOn, edition.EndsOn,
                    edition.Zone, EventClock.Label(edition.Zone, edition.StartsOn), country.Code, country.Name, edition.City, edition.Venue, edition.Languages,
                    edition.Status, organisations))
                .FirstOrDefaultAsync(cancellationToken) ?? throw new NotFound("event");
        }
    }
}

/// <param name="StartsOn">The first day, in <paramref name="Zone" />.</param>
/// <param name="EndsOn">The last day, in <paramref name="Zone" />.</param>
/// <param name="ZoneLabel">As printed beside times, such as <c>Asia/Shanghai (UTC+08:00)</c>.</param>
/// <param name="HostCountry">ISO 3166-1 alpha-2.</param>
/// <param name="Organisations">Host first, within a role in print order.</param>
public sealed record PublishedEvent(
    Guid Id, string Slug, int? Ordinal, int? Year, LocalizedText Name, LocalizedText Theme, DateOnly StartsOn, DateOnly EndsOn, string Zone, string ZoneLabel,
    string HostCountry, LocalizedText HostCountryName, LocalizedText City, LocalizedText Venue, IReadOnlyList<string> Languages, EventStatus Status,
    IReadOnlyList<EventOrganisationRow> Organisations);
