using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Delegations;

/// <summary>Delegations in protocol order: by kind, then by the English name, whatever the reader's language (domain rule 20).</summary>
/// <param name="Lacks">Only those that have not named or been given this yet.</param>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer, EventRole.RegistrationDesk, EventRole.ProjectOfficer, EventRole.Viewer, EventRole.FocalPoint)]
public sealed record ListDelegations(Guid EventId, string? Q = null, int Page = 1, int PageSize = Paging.DefaultSize, DelegationLack? Lacks = null) : IQuery<Page<DelegationRow>>, IFiltersByCaller, IPaged
{
    internal sealed class Validator : AbstractValidator<ListDelegations>
    {
        public Validator()
        {
            this.PageIsSound();
            RuleFor(query => query.Q).MaximumLength(Searching.MaxLength);
            RuleFor(query => query.Lacks).IsInEnum();
        }
    }

    internal sealed class Handler(IEventsDb db, ICaller caller) : IRequestHandler<ListDelegations, Page<DelegationRow>>
    {
        public async Task<Page<DelegationRow>> Handle(ListDelegations query, CancellationToken cancellationToken)
        {
            var delegations = db.Delegations.AsNoTracking().Where(delegation => delegation.EventId == query.EventId);
            if (caller.OnlyDelegations is { } own)
            {
                delegations = delegations.Where(delegation => own.Contains(delegation.Id));
            }

            delegations = query.Lacks switch
            {
                DelegationLack.Head => delegations.Where(delegation => !delegation.Members.Any(member => member.Capacity == MemberCapacity.Head && member.LeftUtc == null)),
                DelegationLack.Quota => delegations.Where(delegation => !delegation.Quotas.Any()),
                _ => delegations,
            };
            foreach (var word in Searching.Words(query.Q))
            {
                delegations = delegations.Where(delegation => delegation.Search.Contains(word));
            }

            // Kinds are stored as words: their order is said here.
            var page = await delegations
                .OrderBy(delegation => delegation.Kind == DelegationKind.Party ? 0
                    : delegation.Kind == DelegationKind.Observer ? 1
                    : delegation.Kind == DelegationKind.InternationalOrganisation ? 2
                    : delegation.Kind == DelegationKind.Business ? 3 : 4)
                .ThenBy(delegation => delegation.ProtocolSortKey).ThenBy(delegation => delegation.Id)
                .Select(delegation => new
                {
                    delegation.Id,
                    delegation.Version,
                    delegation.Kind,
                    delegation.Name,
                    Country = db.Countries.Where(country => country.Id == delegation.CountryId).Select(country => country.Code).FirstOrDefault(),
                    delegation.OrganisationId,
                    Quotas = delegation.Quotas.Select(quota => new QuotaUse(quota.CategoryId, quota.Limit, quota.Used)).ToList(),
                    Places = delegation.Members.Count(member => member.LeftUtc == null && member.Capacity != MemberCapacity.Overflow),
                    Overflow = delegation.Members.Count(member => member.LeftUtc == null && member.Capacity == MemberCapacity.Overflow),
                })
                .ToPageAsync(query, cancellationToken);

            var ids = page.Items.Select(row => row.Id).ToList();
            var states = await db.Participations
                .Where(participation => participation.EventId == query.EventId && participation.DelegationId != null && ids.Contains(participation.DelegationId.Value))
                .GroupBy(participation => new { participation.DelegationId, participation.State })
                .Select(group => new { group.Key.DelegationId, group.Key.State, Count = group.Count() })
                .ToListAsync(cancellationToken);
            var heads = await (
                from delegation in db.Delegations.Where(delegation => ids.Contains(delegation.Id))
                from member in delegation.Members.Where(member => member.Capacity == MemberCapacity.Head && member.LeftUtc == null)
                join participation in db.Participations on member.ParticipationId equals participation.Id
                join person in db.People on participation.PersonId equals person.Id
                select new { delegation.Id, person.Name.Latin }).ToDictionaryAsync(head => head.Id, head => head.Latin, cancellationToken);
            return new Page<DelegationRow>(
                [.. page.Items.Select(row => new DelegationRow(
                    row.Id, row.Version, row.Kind, row.Name, row.Country, row.OrganisationId, heads.GetValueOrDefault(row.Id), row.Places, row.Overflow,
                    states.Where(state => state.DelegationId == row.Id).ToDictionary(state => state.State, state => state.Count), row.Quotas))],
                page.Number, page.Size, page.Total);
        }
    }
}

/// <param name="Country">ISO 3166-1 alpha-2; null for others than countries.</param>
/// <param name="Head">The approved Latin name of the head of delegation; null while there is none.</param>
/// <param name="Places">Members who hold a place, overflow not counted.</param>
/// <param name="States">How many participations are in each state, those who left included.</param>
public sealed record DelegationRow(
    Guid Id, long Version, DelegationKind Kind, LocalizedText Name, string? Country, Guid? OrganisationId, string? Head, int Places, int Overflow,
    IReadOnlyDictionary<ParticipationState, int> States, IReadOnlyList<QuotaUse> Quotas) : IVersioned;

/// <summary>What a delegation can be without and should not be.</summary>
public enum DelegationLack
{
    /// <summary>Has named no head (domain rule 1).</summary>
    Head,

    /// <summary>Has been given no places.</summary>
    Quota,
}

/// <param name="CategoryId">Null for the overflow.</param>
public sealed record QuotaUse(Guid? CategoryId, int Limit, int Used);
