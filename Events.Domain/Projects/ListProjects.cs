using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Projects;

/// <summary>The event's projects by title, narrowed by any of the filters.</summary>
/// <param name="Q">Looked for in titles and in the names of the parties, whatever case and marks.</param>
/// <param name="Sector">The primary sector; an upper one finds those under it too.</param>
/// <param name="Country">ISO 3166-1 alpha-2 of a party.</param>
[ForStaff]
public sealed record ListProjects(
    Guid EventId, string? Q = null, ProjectState? State = null, string? Sector = null, string? Country = null, InstrumentType? Instrument = null,
    int Page = 1, int PageSize = Paging.DefaultSize) : IQuery<Page<ProjectRow>>, IForEvent, IPaged
{
    /// <summary>Only those that count as signed, whatever became of them; or only the others.</summary>
    public bool? IsSigned { get; init; }

    public ValueDisclosure? Disclosure { get; init; }

    /// <summary>Only those with a party of no country, such as an international organisation.</summary>
    public bool OfNoCountry { get; init; }

    /// <summary>Only those that disclose an amount of this kind.</summary>
    public ValueKind? Kind { get; init; }

    /// <summary>Only those that disclose an amount in this currency, ISO 4217; with <see cref="Kind" />, the same amount is meant.</summary>
    public string? Currency { get; init; }

    internal sealed class Validator : AbstractValidator<ListProjects>
    {
        public Validator()
        {
            this.PageIsSound();
            RuleFor(query => query.Q).MaximumLength(200);
            RuleFor(query => query.Sector).IsSector().When(query => query.Sector is not null);
            RuleFor(query => query.Country).Length(Calendar.Country.CodeLength);
            RuleFor(query => query.State).IsInEnum();
            RuleFor(query => query.Instrument).IsInEnum();
            RuleFor(query => query.Disclosure).IsInEnum();
            RuleFor(query => query.Kind).IsInEnum();
            RuleFor(query => query.Currency).MaximumLength(Projects.Currency.CodeLength);
        }
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListProjects, Page<ProjectRow>>
    {
        public Task<Page<ProjectRow>> Handle(ListProjects query, CancellationToken cancellationToken)
        {
            var projects = ProjectFilter.Of(db, query.EventId, query.Q, query.State, query.Sector, query.Country, query.Instrument);
            if (query.IsSigned is { } isSigned)
            {
                projects = projects.Where(project => project.SignedOn != null == isSigned);
            }

            if (query.Disclosure is { } disclosure)
            {
                projects = projects.Where(project => project.Disclosure == disclosure);
            }

            if (query.OfNoCountry)
            {
                projects = projects.Where(project => project.Parties.Any(party => party.CountryId == null));
            }

            if (query.Kind is not null || query.Currency is not null)
            {
                projects = projects.Where(project => project.Values.Any(value => value.IsDisclosed
                    && (query.Kind == null || value.Kind == query.Kind) && (query.Currency == null || value.Currency == query.Currency)));
            }

            return projects.OrderBy(project => project.SortKey).ThenBy(project => project.Id)
                .Select(project => new ProjectRow(
                    project.Id, project.Version, project.Title, project.State, project.Instrument, project.PrimarySector, project.SignedOn, project.Disclosure,
                    project.Parties.OrderBy(party => party.Order).Select(party => db.Organisations.Where(organisation => organisation.Id == party.OrganisationId).Select(organisation => organisation.Name).First()).ToList()))
                .ToPageAsync(query, cancellationToken);
        }
    }
}

/// <param name="Parties">The organisations' names in the order of the text.</param>
public sealed record ProjectRow(
    Guid Id, long Version, LocalizedText Title, ProjectState State, InstrumentType Instrument, string PrimarySector, DateOnly? SignedOn,
    ValueDisclosure Disclosure, IReadOnlyList<LocalizedText> Parties);
