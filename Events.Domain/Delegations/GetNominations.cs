using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Delegations;

/// <summary>A delegation as its focal point works on it: who is named, what is handed in, and what is missing still.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer, EventRole.FocalPoint)]
public sealed record GetNominations(Guid EventId, Guid DelegationId) : IQuery<Nominations>, IForDelegation
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<GetNominations, Nominations>
    {
        private static readonly ParticipationState[] gone = [ParticipationState.Withdrawn, ParticipationState.Replaced];

        public async Task<Nominations> Handle(GetNominations query, CancellationToken cancellationToken)
        {
            var found = await (
                from delegation in db.Delegations.AsNoTracking().Where(delegation => delegation.Id == query.DelegationId && delegation.EventId == query.EventId)
                join edition in db.Events on delegation.EventId equals edition.Id
                select new
                {
                    edition.Slug,
                    EventName = edition.Name,
                    edition.StartsOn,
                    edition.EndsOn,
                    edition.Zone,
                    edition.Languages,
                    delegation.Name,
                    Country = db.Countries.Where(country => country.Id == delegation.CountryId).Select(country => country.Code).FirstOrDefault(),
                    Quotas = delegation.Quotas.Select(quota => new QuotaUse(quota.CategoryId, quota.Limit, quota.Used)).ToList(),
                }).FirstOrDefaultAsync(cancellationToken) ?? throw new NotFound("delegation");
            var categories = await db.Categories.Where(category => category.EventId == query.EventId).OrderBy(category => category.Order)
                .Select(category => new CategoryChoice(category.Id, category.Name, category.Letter)).ToListAsync(cancellationToken);
            var documents = await db.DelegationDocuments.Where(document => document.DelegationId == query.DelegationId).OrderBy(document => document.UploadedUtc)
                .Select(document => new DocumentRow(document.Id, document.FileName, document.Length, document.UploadedUtc)).ToListAsync(cancellationToken);
            return new Nominations(
                query.EventId, found.Slug, found.EventName, found.StartsOn, found.EndsOn, found.Zone, found.Languages, query.DelegationId, found.Name, found.Country, categories,
                found.Quotas, await MembersAsync(query, cancellationToken), documents);
        }

        private async Task<IReadOnlyList<NomineeRow>> MembersAsync(GetNominations query, CancellationToken cancellationToken)
        {
            var rows = await (
                from participation in db.Participations.AsNoTracking().Where(participation => participation.DelegationId == query.DelegationId && !gone.Contains(participation.State))
                join person in db.People on participation.PersonId equals person.Id
                select new
                {
                    Member = db.Delegations.Where(delegation => delegation.Id == query.DelegationId).SelectMany(delegation => delegation.Members)
                        .Where(member => member.ParticipationId == participation.Id).OrderByDescending(member => member.Ordinal)
                        .Select(member => new { member.Capacity, member.Ordinal }).FirstOrDefault(),
                    participation.Id,
                    person.Name,
                    participation.Office,
                    participation.Organisation,
                    participation.CategoryId,
                    participation.State,
                    participation.StateReason,
                    participation.RejectionCode,
                    participation.Question,
                    HasPhoto = participation.PhotoKey != null,
                }).ToListAsync(cancellationToken);

            // Heads first, then as they joined.
            return
            [
                .. rows.OrderBy(row => row.Member?.Capacity).ThenBy(row => row.Member?.Ordinal)
                    .Select(row => new NomineeRow(
                        row.Id, row.Name, row.Office, row.Organisation, row.CategoryId, row.Member?.Capacity ?? MemberCapacity.Delegate, row.State, row.StateReason, row.HasPhoto, row.RejectionCode, row.State == ParticipationState.InfoRequested ? row.Question : null)),
            ];
        }
    }
}

/// <param name="Languages">Of the event, BCP 47.</param>
/// <param name="Country">ISO 3166-1 alpha-2; null for a delegation of no country.</param>
/// <param name="Members">Without those who were withdrawn or replaced.</param>
public sealed record Nominations(
    Guid EventId, string EventSlug, LocalizedText EventName, DateOnly StartsOn, DateOnly EndsOn, string Zone, IReadOnlyList<string> Languages, Guid DelegationId,
    LocalizedText Delegation, string? Country, IReadOnlyList<CategoryChoice> Categories, IReadOnlyList<QuotaUse> Quotas, IReadOnlyList<NomineeRow> Members,
    IReadOnlyList<DocumentRow> Documents)
{
    private IEnumerable<NomineeRow> Coming => Members.Where(member => member.State is not (ParticipationState.Rejected or ParticipationState.Revoked));

    /// <summary>Those of whom the accreditation desk awaits an answer.</summary>
    public IReadOnlyList<NomineeRow> Asked => [.. Members.Where(member => member.OpenQuestion is not null)];

    public bool LacksHead => !Coming.Any(member => member.Capacity is MemberCapacity.Head);

    public IReadOnlyList<NomineeRow> WithoutPhoto => [.. Coming.Where(member => !member.HasPhoto)];

    public IReadOnlyList<NomineeRow> WithoutOffice => [.. Coming.Where(member => member.Office.IsEmpty)];

    /// <summary>Named, but not yet handed to the accreditation desk.</summary>
    public IReadOnlyList<Guid> Drafts => [.. Members.Where(member => member.State is ParticipationState.Draft).Select(member => member.ParticipationId)];
}

public sealed record CategoryChoice(Guid Id, LocalizedText Name, string Letter);

/// <param name="StateReason">Why they were rejected, in words; null otherwise.</param>
/// <param name="RejectionCode">Why they were rejected, by kind; null otherwise.</param>
/// <param name="OpenQuestion">What the accreditation desk asks and waits for; null for nothing.</param>
public sealed record NomineeRow(
    Guid ParticipationId, PersonName Name, LocalizedText Office, string? Organisation, Guid CategoryId, MemberCapacity Capacity, ParticipationState State, string? StateReason,
    bool HasPhoto, RejectionCode? RejectionCode, string? OpenQuestion);

/// <param name="Length">In bytes.</param>
public sealed record DocumentRow(Guid Id, string FileName, long Length, DateTime UploadedUtc);
