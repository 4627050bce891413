using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Projects;

/// <summary>One project with its parties, value and history. Undisclosed amounts are for organisers and project officers.</summary>
[ForStaff]
public sealed record GetProject(Guid EventId, Guid ProjectId) : IQuery<ProjectView>, IForEvent
{
    internal sealed class Handler(IEventsDb db, ICaller caller) : IRequestHandler<GetProject, ProjectView>
    {
        public async Task<ProjectView> Handle(GetProject query, CancellationToken cancellationToken)
        {
            var all = caller.IsAdministrator || caller.Roles.Overlaps([EventRole.Organiser, EventRole.ProjectOfficer]);
            return await db.CooperationProjects.AsNoTracking().Where(project => project.Id == query.ProjectId && project.EventId == query.EventId)
                .Select(project => new ProjectView(
                    project.Id, project.Version, project.Title, project.Description, project.Instrument, project.PrimarySector, project.SecondarySectors,
                    project.Parties.OrderBy(party => party.Order).Select(party => new ProjectPartyView(
                        party.OrganisationId, db.Organisations.Where(organisation => organisation.Id == party.OrganisationId).Select(organisation => organisation.Name).First(),
                        party.CountryId, party.Role,
                        party.Signatories.OrderBy(signatory => signatory.Order).Select(signatory => new SignatoryView(signatory.Name, signatory.Office, signatory.ParticipationId)).ToList())).ToList(),
                    project.Values.OrderBy(value => value.Kind).ThenBy(value => value.Currency).Select(value => new ValueView(value.Kind, value.IsDisclosed || all ? value.Amount : null, value.Currency, value.IsDisclosed)).ToList(),
                    project.Disclosure, project.State, project.ProposedBy, project.ChangedBy, project.SignedOn, project.SigningPlace, project.CeremonySessionId,
                    project.History.OrderBy(change => change.Ordinal).Select(change => new StatusChangeView(
                        change.AtUtc, change.By, change.From, change.To, change.Reason, change.Evidence, change.SignedOn, change.SigningPlace)).ToList()))
                .FirstOrDefaultAsync(cancellationToken) ?? throw new NotFound("project");
        }
    }
}

public sealed record ProjectView(
    Guid Id, long Version, LocalizedText Title, LocalizedText Description, InstrumentType Instrument, string PrimarySector, IReadOnlyList<string> SecondarySectors,
    IReadOnlyList<ProjectPartyView> Parties, IReadOnlyList<ValueView> Values, ValueDisclosure Disclosure, ProjectState State,
    Guid? ProposedBy, Guid ChangedBy, DateOnly? SignedOn, SigningPlace? SigningPlace, Guid? CeremonySessionId, IReadOnlyList<StatusChangeView> History) : IVersioned;

public sealed record ProjectPartyView(Guid OrganisationId, LocalizedText Organisation, Guid? CountryId, PartyRole Role, IReadOnlyList<SignatoryView> Signatories);

public sealed record SignatoryView(string Name, LocalizedText Office, Guid? ParticipationId);

/// <param name="Amount">Null where it is undisclosed and the caller may not know it.</param>
public sealed record ValueView(ValueKind Kind, decimal? Amount, string Currency, bool IsDisclosed);

public sealed record StatusChangeView(
    DateTime AtUtc, Guid By, ProjectState? From, ProjectState To, string? Reason, string? Evidence, DateOnly? SignedOn, SigningPlace? SigningPlace);
