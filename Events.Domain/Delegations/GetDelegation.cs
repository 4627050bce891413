using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Delegations;

/// <summary>One delegation with those who hold a place in it.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer, EventRole.RegistrationDesk, EventRole.ProjectOfficer, EventRole.Viewer, EventRole.FocalPoint)]
public sealed record GetDelegation(Guid EventId, Guid DelegationId) : IQuery<DelegationDetails>, IForDelegation
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<GetDelegation, DelegationDetails>
    {
        public async Task<DelegationDetails> Handle(GetDelegation query, CancellationToken cancellationToken)
        {
            var found = await db.Delegations.AsNoTracking().Where(delegation => delegation.Id == query.DelegationId && delegation.EventId == query.EventId)
                .Select(delegation => new
                {
                    delegation.Version,
                    delegation.Kind,
                    delegation.Name,
                    Country = db.Countries.Where(country => country.Id == delegation.CountryId).Select(country => country.Code).FirstOrDefault(),
                    delegation.OrganisationId,
                    Quotas = delegation.Quotas.Select(quota => new QuotaUse(quota.CategoryId, quota.Limit, quota.Used)).ToList(),
                })
                .FirstOrDefaultAsync(cancellationToken) ?? throw new NotFound("delegation");
            var members = await (
                from delegation in db.Delegations.Where(delegation => delegation.Id == query.DelegationId)
                from member in delegation.Members.Where(member => member.LeftUtc == null)
                join participation in db.Participations on member.ParticipationId equals participation.Id
                join person in db.People on participation.PersonId equals person.Id
                orderby member.Ordinal
                select new MemberRow(
                    participation.Id, member.Ordinal, member.Capacity, member.CategoryId, person.Name.Honorific, person.Name.Latin, person.Name.Native,
                    person.Name.NativeLanguage, participation.Office, participation.Organisation, participation.State)).ToListAsync(cancellationToken);

            // Heads first, then as they joined: the capacities are declared in the order in which they are listed.
            var ordered = members.OrderBy(member => member.Capacity).ThenBy(member => member.Ordinal).ToList();
            return new DelegationDetails(
                query.DelegationId, found.Version, found.Kind, found.Name, found.Country, found.OrganisationId,
                [.. ordered.Where(member => member.Capacity is not MemberCapacity.Overflow)],
                [.. ordered.Where(member => member.Capacity is MemberCapacity.Overflow)],
                found.Quotas);
        }
    }
}

/// <param name="Members">Without the overflow.</param>
/// <param name="Overflow">May enter, may not speak for the delegation; counted apart.</param>
public sealed record DelegationDetails(
    Guid Id, long Version, DelegationKind Kind, LocalizedText Name, string? Country, Guid? OrganisationId, IReadOnlyList<MemberRow> Members,
    IReadOnlyList<MemberRow> Overflow, IReadOnlyList<QuotaUse> Quotas) : IVersioned;

/// <param name="Ordinal">Order of joining the delegation, from 1.</param>
/// <param name="NativeName">In the native script; null when the Latin form is the native one.</param>
public sealed record MemberRow(
    Guid ParticipationId, int Ordinal, MemberCapacity Capacity, Guid CategoryId, string? Honorific, string LatinName, string? NativeName, string? NativeLanguage,
    LocalizedText Office, string? Organisation, ParticipationState State);
