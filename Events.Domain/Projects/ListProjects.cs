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
        }
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListProjects, Page<ProjectRow>>
    {
        public Task<Page<ProjectRow>> Handle(ListProjects query, CancellationToken cancellationToken)
        {
            var projects = ProjectFilter.Of(db, query.EventId, query.Q, query.State, query.Sector, query.Country, query.Instrument);
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
