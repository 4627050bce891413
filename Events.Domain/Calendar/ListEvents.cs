using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Calendar;

/// <summary>The events that the caller has a role in, all of them for the administrator; the latest first.</summary>
/// <param name="Q">Part of a name, alias or theme in any language, whatever its case, marks or width.</param>
[ForSignedIn]
public sealed record ListEvents(string? Q = null, int Page = 1, int PageSize = Paging.DefaultSize) : IQuery<Page<EventRow>>, IPaged
{
    internal sealed class Validator : AbstractValidator<ListEvents>
    {
        public Validator()
        {
            this.PageIsSound();
            RuleFor(query => query.Q).MaximumLength(LocalizedText.MaxLength);
        }
    }

    internal sealed class Handler(IEventsDb db, ICaller caller) : IRequestHandler<ListEvents, Page<EventRow>>
    {
        public Task<Page<EventRow>> Handle(ListEvents query, CancellationToken cancellationToken)
        {
            var part = Folding.Fold(query.Q);
            var (userId, isAdministrator) = (caller.UserId, caller.IsAdministrator);
            return db.Events
                .Where(edition => isAdministrator || db.RoleAssignments.Any(role => role.UserId == userId && role.EventId == edition.Id))
                .Where(edition => part == "" || edition.Search.Contains(part))
                .OrderByDescending(edition => edition.StartsOn).ThenBy(edition => edition.Slug)
                .Select(edition => new EventRow(
                    edition.Id, edition.Slug, edition.Name, edition.StartsOn, edition.EndsOn, edition.Zone,
                    db.Countries.First(country => country.Id == edition.HostCountryId).Code, edition.City, edition.Status))
                .ToPageAsync(query, cancellationToken);
        }
    }
}

/// <param name="HostCountry">ISO 3166-1 alpha-2.</param>
public sealed record EventRow(
    Guid Id, string Slug, LocalizedText Name, DateOnly StartsOn, DateOnly EndsOn, string Zone, string HostCountry, LocalizedText City, EventStatus Status);
