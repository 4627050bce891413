using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Delegations;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

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
            // The event's own rows come by index; the words are then looked for in their people only.
            var rows =
                from participation in Filter(query)
                join person in db.People on participation.PersonId equals person.Id
                select new { participation, person };
            foreach (var word in Searching.Words(query.Q))
            {
                rows = rows.Where(row => row.person.Search.Contains(word));
            }

            return await rows.OrderBy(row => row.person.SortKey).ThenBy(row => row.participation.Id)
                .Select(row => new ParticipationRow(
                    row.participation.Id, row.participation.Version + row.person.Version, row.person.Name.Honorific, row.person.Name.Latin, row.person.Name.Native, row.person.Name.NativeLanguage,
                    row.participation.Office, row.participation.Organisation, row.participation.DelegationId,
                    db.Delegations.Where(delegation => delegation.Id == row.participation.DelegationId).Select(delegation => delegation.Name).FirstOrDefault(),
                    row.participation.CategoryId,
                    db.Delegations.Where(delegation => delegation.Id == row.participation.DelegationId).SelectMany(delegation => delegation.Members)
                        .Where(member => member.ParticipationId == row.participation.Id).OrderByDescending(member => member.Ordinal)
                        .Select(member => (MemberCapacity?)member.Capacity).FirstOrDefault(),
                    row.participation.State, row.participation.PhotoKey != null,
                    row.participation.Badges.Where(badge => badge.VoidedUtc == null).Select(badge => badge.Serial).FirstOrDefault()))
                .ToPageAsync(query, cancellationToken);
        }

        private IQueryable<Participation> Filter(ListParticipations query)
        {
            var participations = db.Participations.AsNoTracking().Where(participation => participation.EventId == query.EventId);
            if (caller.OnlyDelegations is { } own)
            {
                participations = participations.Where(participation => participation.DelegationId != null && own.Contains(participation.DelegationId.Value));
            }

            if (query.Delegation is { } delegation)
            {
                participations = participations.Where(participation => participation.DelegationId == delegation);
            }

            if (query.Category is { } category)
            {
                participations = participations.Where(participation => participation.CategoryId == category);
            }

            return query.State is { } state ? participations.Where(participation => participation.State == state) : participations;
        }
    }
}

/// <param name="NativeName">In the native script; null when the Latin form is the native one.</param>
/// <param name="Capacity">In the delegation; null for those without one.</param>
/// <param name="BadgeSerial">Of the valid badge; null while there is none.</param>
public sealed record ParticipationRow(
    Guid Id, long Version, string? Honorific, string LatinName, string? NativeName, string? NativeLanguage, LocalizedText Office, string? Organisation,
    Guid? DelegationId, LocalizedText? Delegation, Guid CategoryId, MemberCapacity? Capacity, ParticipationState State, bool HasPhoto, string? BadgeSerial) : IVersioned;
