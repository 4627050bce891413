using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Projects;

/// <summary>The event's projects by title, narrowed by any of the filters.</summary>
[ForStaff]
public sealed record ListProjects(Guid EventId, int Page = 1, int PageSize = Paging.DefaultSize) : ProjectFilter, IQuery<Page<ProjectRow>>, IForEvent, IPaged
{
    internal sealed class Validator : AbstractValidator<ListProjects>
    {
        public Validator()
        {
            this.PageIsSound();
            Include(new Rules());
        }
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListProjects, Page<ProjectRow>>
    {
        public Task<Page<ProjectRow>> Handle(ListProjects query, CancellationToken cancellationToken) =>
            query.Of(db, query.EventId).OrderBy(project => project.SortKey).ThenBy(project => project.Id)
                .Select(project => new ProjectRow(
                    project.Id, project.Version, project.Title, project.State, project.Instrument, project.PrimarySector, project.SignedOn, project.Disclosure,
                    project.Parties.OrderBy(party => party.Order).Select(party => db.Organisations.Where(organisation => organisation.Id == party.OrganisationId).Select(organisation => organisation.Name).First()).ToList()))
                .ToPageAsync(query, cancellationToken);
    }
}

/// <param name="Parties">The organisations' names in the order of the text.</param>
public sealed record ProjectRow(
    Guid Id, long Version, LocalizedText Title, ProjectState State, InstrumentType Instrument, string PrimarySector, DateOnly? SignedOn,
    ValueDisclosure Disclosure, IReadOnlyList<LocalizedText> Parties);
