using Events.Domain.Access;
using Events.Domain.Calendar;
using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Projects;

/// <summary>What the world may know of the signed projects of a published event: no person, and no amount that is undisclosed.</summary>
/// <param name="Sector">Its code; a sector includes those under it.</param>
/// <param name="Country">ISO 3166-1 alpha-2 of one of the parties.</param>
[ForEveryone]
public sealed record ListPublicProjects(
    string Slug, int Page = 1, int PageSize = Paging.DefaultSize, string? Sector = null, string? Country = null, InstrumentType? Instrument = null, ProjectState? State = null) : IQuery<Page<PublicProject>>, IPaged
{
    internal sealed class Validator : AbstractValidator<ListPublicProjects>
    {
        public Validator()
        {
            this.PageIsSound();
            RuleFor(query => query.Sector).MaximumLength(Projects.Sector.MaxCodeLength);
            RuleFor(query => query.Country).MaximumLength(Calendar.Country.CodeLength);
        }
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListPublicProjects, Page<PublicProject>>
    {
        public async Task<Page<PublicProject>> Handle(ListPublicProjects query, CancellationToken cancellationToken)
        {
            var eventId = await db.Events.PublishedBySlugAsync(query.Slug, cancellationToken);
            var sectors = query.Sector is { } sector ? Projects.Sector.Family(sector) : [];
            var countryId = query.Country is { } code ? await db.Countries.Where(country => country.Code == code).Select(country => (Guid?)country.Id).FirstOrDefaultAsync(cancellationToken) ?? Guid.Empty : (Guid?)null;
            var page = await db.CooperationProjects.AsNoTracking().Where(project => project.EventId == eventId && project.SignedOn != null)
                .Where(project => (query.Sector == null || sectors.Contains(project.PrimarySector))
                    && (countryId == null || project.Parties.Any(party => party.CountryId == countryId))
                    && (query.Instrument == null || project.Instrument == query.Instrument)
                    && (query.State == null || project.State == query.State))
                .OrderBy(project => project.SignedOn).ThenBy(project => project.SortKey).ThenBy(project => project.Id)
                .Select(project => new
                {
                    project.Title,
                    project.PrimarySector,
                    project.Instrument,
                    project.SignedOn,
                    project.Disclosure,
                    project.State,
                    Parties = project.Parties.OrderBy(party => party.Order).Select(party => new PublicParty(
                        db.Organisations.Where(organisation => organisation.Id == party.OrganisationId).Select(organisation => organisation.Name).First(),
                        db.Countries.Where(country => country.Id == party.CountryId).Select(country => country.Code).FirstOrDefault())).ToList(),
                    Values = project.Values.Where(value => value.IsDisclosed).OrderBy(value => value.Kind).ThenBy(value => value.Currency)
                        .Select(value => new PublicValue(value.Kind, value.Amount, value.Currency)).ToList(),
                })
                .ToPageAsync(query, cancellationToken);
            return new Page<PublicProject>(
                [.. page.Items.Select(project => new PublicProject(
                    project.Title, project.Parties, project.PrimarySector, Projects.Sector.Find(project.PrimarySector)?.Name ?? LocalizedText.Empty, project.Instrument,
                    project.SignedOn!.Value, project.Values, project.Disclosure, project.State))],
                page.Number, page.Size, page.Total);
        }
    }
}

/// <param name="Values">The disclosed ones.</param>
/// <param name="State">Signed, or what became of it since.</param>
/// <param name="Disclosure">Says whether there is a value beyond them.</param>
public sealed record PublicProject(
    LocalizedText Title, IReadOnlyList<PublicParty> Parties, string Sector, LocalizedText SectorName, InstrumentType Instrument, DateOnly SignedOn,
    IReadOnlyList<PublicValue> Values, ValueDisclosure Disclosure, ProjectState State);

/// <param name="Country">ISO 3166-1 alpha-2; null for an international organisation.</param>
public sealed record PublicParty(LocalizedText Organisation, string? Country);

public sealed record PublicValue(ValueKind Kind, decimal Amount, string Currency);

internal static class PublishedEvents
{
    /// <summary>The id of a published event.</summary>
    /// <exception cref="NotFound">There is none, or it was never announced.</exception>
    public static async Task<Guid> PublishedBySlugAsync(this IQueryable<Event> events, string slug, CancellationToken cancellationToken) =>
        await events.Where(edition => edition.Slug == slug && edition.IsPublished).Select(edition => (Guid?)edition.Id).FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotFound("event");
}
