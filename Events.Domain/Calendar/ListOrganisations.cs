using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Calendar;

/// <summary>Organisations by their English names.</summary>
/// <param name="Q">Part of a name in any language, whatever its case, marks or width.</param>
[ForSignedIn]
public sealed record ListOrganisations(string? Q = null, int Page = 1, int PageSize = Paging.DefaultSize) : IQuery<Page<OrganisationRow>>, IPaged
{
    internal sealed class Validator : AbstractValidator<ListOrganisations>
    {
        public Validator()
        {
            this.PageIsSound();
            RuleFor(query => query.Q).MaximumLength(LocalizedText.MaxLength);
        }
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListOrganisations, Page<OrganisationRow>>
    {
        public Task<Page<OrganisationRow>> Handle(ListOrganisations query, CancellationToken cancellationToken)
        {
            var part = Folding.Fold(query.Q);
            return db.Organisations.Where(organisation => part == "" || organisation.Search.Contains(part))
                .OrderBy(organisation => organisation.SortKey).ThenBy(organisation => organisation.Id)
                .ToRows(db)
                .ToPageAsync(query, cancellationToken);
        }
    }
}

/// <param name="Country">ISO 3166-1 alpha-2; null for an international organisation.</param>
/// <param name="LogoId">Of the picture at <c>/logos/</c>; null while there is none.</param>
public sealed record OrganisationRow(Guid Id, long Version, LocalizedText Name, OrganisationType Type, string? Country, Guid? LogoId) : IVersioned;

internal static class OrganisationRows
{
    public static IQueryable<OrganisationRow> ToRows(this IQueryable<Organisation> organisations, IEventsDb db) =>
        organisations.Select(organisation => new OrganisationRow(
            organisation.Id, organisation.Version, organisation.Name, organisation.Type,
            db.Countries.Where(country => country.Id == organisation.CountryId).Select(country => country.Code).FirstOrDefault(),
            organisation.LogoId));
}
