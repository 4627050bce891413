using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Delegations;
using FluentValidation;
using MediatR;

namespace Events.Domain.Accreditation;

/// <summary>Everybody in the event, by name.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer, EventRole.RegistrationDesk, EventRole.ProjectOfficer, EventRole.Viewer, EventRole.FocalPoint)]
public sealed record ListParticipations(
    Guid EventId, string? Q = null, Guid? Delegation = null, Guid? Category = null, ParticipationState? State = null, int Page = 1,
    int PageSize = Paging.DefaultSize) : IQuery<Page<ParticipationRow>>, IFiltersByCaller, IPaged
{
    internal sealed class Validator : AbstractValidator<ListParticipations>
    {
        public Validator()
        {
            this.PageIsSound();
            RuleFor(query => query.Q).MaximumLength(Searching.MaxLength);
            RuleFor(query => query.State).IsInEnum();
        }
    }

    internal sealed class Handler(IEventsDb db, ICaller caller) : IRequestHandler<ListParticipations, Page<ParticipationRow>>
    {
        public async Task<Page<ParticipationRow>> Handle(ListParticipations query, CancellationToken cancellationToken)
        {
            var rows = ParticipationFilter.Of(db, caller, query.EventId, query.Q, query.Delegation, query.Category, query.State);
            return await rows.OrderBy(row => row.Person.SortKey).ThenBy(row => row.Participation.Id)
                .Select(row => new ParticipationRow(
                    row.Participation.Id, row.Participation.Version + row.Person.Version, row.Person.Name.Honorific, row.Person.Name.Latin, row.Person.Name.Native, row.Person.Name.NativeLanguage,
                    row.Participation.Office, row.Participation.Organisation, row.Participation.DelegationId,
                    db.Delegations.Where(delegation => delegation.Id == row.Participation.DelegationId).Select(delegation => delegation.Name).FirstOrDefault(),
                    row.Participation.CategoryId,
                    db.Delegations.Where(delegation => delegation.Id == row.Participation.DelegationId).SelectMany(delegation => delegation.Members)
                        .Where(member => member.ParticipationId == row.Participation.Id).OrderByDescending(member => member.Ordinal)
                        .Select(member => (MemberCapacity?)member.Capacity).FirstOrDefault(),
                    row.Participation.State, row.Participation.PhotoKey != null,
                    row.Participation.Badges.Where(badge => badge.VoidedUtc == null).Select(badge => badge.Serial).FirstOrDefault()))
                .ToPageAsync(query, cancellationToken);
        }
    }
}

/// <param name="NativeName">In the native script; null when the Latin form is the native one.</param>
/// <param name="Capacity">In the delegation; null for those without one.</param>
/// <param name="BadgeSerial">Of the valid badge; null while there is none.</param>
public sealed record ParticipationRow(
    Guid Id, long Version, string? Honorific, string LatinName, string? NativeName, string? NativeLanguage, LocalizedText Office, string? Organisation,
    Guid? DelegationId, LocalizedText? Delegation, Guid CategoryId, MemberCapacity? Capacity, ParticipationState State, bool HasPhoto, string? BadgeSerial) : IVersioned;
