using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Accreditation;

/// <summary>One participation. Address and nationality are shown to those who work on accreditation, and to the own focal point.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer, EventRole.RegistrationDesk, EventRole.ProjectOfficer, EventRole.Viewer, EventRole.FocalPoint)]
public sealed record GetParticipation(Guid EventId, Guid ParticipationId) : IQuery<ParticipationDetails>, IForParticipation
{
    internal sealed class Handler(IEventsDb db, ICaller caller) : IRequestHandler<GetParticipation, ParticipationDetails>
    {
        private static readonly EventRole[] readsContacts = [EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer, EventRole.RegistrationDesk, EventRole.FocalPoint];

        public async Task<ParticipationDetails> Handle(GetParticipation query, CancellationToken cancellationToken)
        {
            var showsContacts = caller.IsAdministrator || caller.Roles.Overlaps(readsContacts);
            return await (
                from participation in db.Participations.AsNoTracking().Where(participation => participation.Id == query.ParticipationId && participation.EventId == query.EventId)
                join person in db.People on participation.PersonId equals person.Id
                select new ParticipationDetails(
                    participation.Id, participation.Version + person.Version, participation.PersonId, person.Name,
                    showsContacts ? person.Email : null,
                    showsContacts ? db.Countries.Where(country => country.Id == person.NationalityId).Select(country => country.Code).FirstOrDefault() : null,
                    participation.Office, participation.Organisation, participation.DelegationId,
                    db.Delegations.Where(delegation => delegation.Id == participation.DelegationId).Select(delegation => delegation.Name).FirstOrDefault(),
                    participation.CategoryId,
                    db.Delegations.Where(delegation => delegation.Id == participation.DelegationId).SelectMany(delegation => delegation.Members)
                        .Where(member => member.ParticipationId == participation.Id).OrderByDescending(member => member.Ordinal)
                        .Select(member => (MemberCapacity?)member.Capacity).FirstOrDefault(),
                    participation.State, participation.StateReason, participation.NominatedUtc, participation.DecidedUtc, participation.ReplacedById,
                    participation.PhotoKey != null,
                    participation.Badges.Where(badge => badge.VoidedUtc == null).Select(badge => badge.Serial).FirstOrDefault(),
                    participation.RejectionCode, participation.Question, participation.Answer))
                .FirstOrDefaultAsync(cancellationToken) ?? throw new NotFound("participation");
        }
    }
}

/// <param name="Version">Of participation and person together: grows when either changes.</param>
/// <param name="Nationality">ISO 3166-1 alpha-2.</param>
/// <param name="StateReason">Why it was rejected, suspended, revoked, withdrawn or replaced.</param>
/// <param name="RejectionCode">Why it was rejected, by kind; null otherwise.</param>
/// <param name="Question">What the accreditation desk last asked those who nominated; null for nothing.</param>
/// <param name="ReplacedById">The participation that took the place.</param>
public sealed record ParticipationDetails(
    Guid Id, long Version, Guid PersonId, PersonName Name, string? Email, string? Nationality, LocalizedText Office, string? Organisation, Guid? DelegationId,
    LocalizedText? Delegation, Guid CategoryId, MemberCapacity? Capacity, ParticipationState State, string? StateReason, DateTime NominatedUtc, DateTime? DecidedUtc,
    Guid? ReplacedById, bool HasPhoto, string? BadgeSerial, RejectionCode? RejectionCode, string? Question, string? Answer) : IVersioned;
