using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Calendar;

/// <summary>What has been announced, for the world; the latest first. Never a draft.</summary>
/// <param name="Q">Part of a name, alias or theme in any language, whatever its case, marks or width.</param>
[ForEveryone]
public sealed record ListPublishedEvents(string? Q = null, int Page = 1, int PageSize = Paging.DefaultSize) : IQuery<Page<PublishedEventRow>>, IPaged
{
    internal sealed class Validator : AbstractValidator<ListPublishedEvents>
    {
        public Validator()
        {
            this.PageIsSound();
            RuleFor(query => query.Q).MaximumLength(LocalizedText.MaxLength);
        }
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListPublishedEvents, Page<PublishedEventRow>>
    {
        public Task<Page<PublishedEventRow>> Handle(ListPublishedEvents query, CancellationToken cancellationToken)
        {
            var part = Folding.Fold(query.Q);
            return db.Events.Where(edition => edition.IsPublished && (part == "" || edition.Search.Contains(part)))
                .OrderByDescending(edition => edition.StartsOn).ThenBy(edition => edition.Slug)
                .Select(edition => new PublishedEventRow(
                    edition.Slug, edition.Name, edition.Theme, edition.StartsOn, edition.EndsOn, edition.Zone,
                    db.Countries.First(country => country.Id == edition.HostCountryId).Code, edition.City, edition.Status))
                .ToPageAsync(query, cancellationToken);
        }
    }
}

/// <param name="HostCountry">ISO 3166-1 alpha-2.</param>
public sealed record PublishedEventRow(
    string Slug, LocalizedText Name, LocalizedText Theme, DateOnly StartsOn, DateOnly EndsOn, string Zone, string HostCountry, LocalizedText City, EventStatus Status);
