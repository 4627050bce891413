using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Domain.People;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Accreditation;

/// <summary>All that an accreditation officer looks at before deciding, of several people: the next ones are there before they are asked for.</summary>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer)]
public sealed record ListNominees(Guid EventId, IReadOnlyList<Guid> Ids) : IQuery<IReadOnlyList<Nominee>>, IForEvent
{
    internal sealed class Validator : AbstractValidator<ListNominees>
    {
        public Validator() => RuleFor(query => query.Ids).AreRows();
    }

    internal sealed class Handler(IEventsDb db, ICaller caller) : IRequestHandler<ListNominees, IReadOnlyList<Nominee>>
    {
        private static readonly ParticipationState[] gone = [ParticipationState.Withdrawn, ParticipationState.Replaced];

        public async Task<IReadOnlyList<Nominee>> Handle(ListNominees query, CancellationToken cancellationToken)
        {
            var me = caller.UserId;
            var rows = await (
                from participation in db.Participations.AsNoTracking().Where(participation => participation.EventId == query.EventId && query.Ids.Contains(participation.Id))
                join person in db.People on participation.PersonId equals person.Id
                select new
                {
                    person.SortKey,
                    Nominee = new Nominee(
                        participation.Id, participation.Version + person.Version, person.Name,
                        db.Countries.Where(country => country.Id == person.NationalityId).Select(country => country.Code).FirstOrDefault(),
                        participation.Office, participation.Organisation, participation.DelegationId,
                        db.Delegations.Where(delegation => delegation.Id == participation.DelegationId).Select(delegation => delegation.Name).FirstOrDefault(),
                        db.Countries.Where(country => db.Delegations.Any(delegation => delegation.Id == participation.DelegationId && delegation.CountryId == country.Id)).Select(country => country.Code).FirstOrDefault(),
                        participation.CategoryId,
                        db.Delegations.Where(delegation => delegation.Id == participation.DelegationId).SelectMany(delegation => delegation.Members)
                            .Where(member => member.ParticipationId == participation.Id).OrderByDescending(member => member.Ordinal)
                            .Select(member => (MemberCapacity?)member.Capacity).FirstOrDefault(),
                        participation.State, participation.NominatedUtc, participation.NominatedBy == me, participation.PhotoKey != null, participation.Question, participation.AskedUtc,
                        participation.Answer, participation.AnsweredUtc, new List<Namesake>(), new List<DocumentRow>()),
                }).ToListAsync(cancellationToken);
            var delegations = rows.Select(row => row.Nominee.DelegationId).OfType<Guid>().Distinct().ToList();
            var documents = (await db.DelegationDocuments.Where(document => delegations.Contains(document.DelegationId)).OrderBy(document => document.UploadedUtc)
                .Select(document => new { document.DelegationId, Row = new DocumentRow(document.Id, document.FileName, document.Length, document.UploadedUtc) })
                .ToListAsync(cancellationToken)).ToLookup(document => document.DelegationId, document => document.Row);
            var keys = rows.Select(row => row.SortKey).Distinct().ToList();
            var namesakes = (await (
                from person in db.People.AsNoTracking().Where(person => keys.Contains(person.SortKey))
                join participation in db.Participations on person.Id equals participation.PersonId
                where participation.EventId == query.EventId && !gone.Contains(participation.State)
                select new
                {
                    person.SortKey,
                    Row = new Namesake(
                        participation.Id, person.Name.Latin, person.Name.Native,
                        db.Delegations.Where(delegation => delegation.Id == participation.DelegationId).Select(delegation => delegation.Name).FirstOrDefault(), participation.State),
                }).ToListAsync(cancellationToken)).ToLookup(person => person.SortKey, person => person.Row);
            var found = rows.ToDictionary(row => row.Nominee.Id, row => row.Nominee with
            {
                Namesakes = [.. namesakes[row.SortKey].Where(other => other.Id != row.Nominee.Id)],
                Documents = [.. documents[row.Nominee.DelegationId ?? Guid.Empty]],
            });
            return [.. query.Ids.Where(found.ContainsKey).Select(id => found[id])];
        }
    }
}

/// <param name="Version">Of participation and person together.</param>
/// <param name="Nationality">ISO 3166-1 alpha-2.</param>
/// <param name="Country">Of the delegation, ISO 3166-1 alpha-2; null for none.</param>
/// <param name="IsMine">Whether the reader nominated them, and so may not approve.</param>
/// <param name="Question">What was last asked of those who nominated; null for nothing.</param>
/// <param name="Answer">Null while there is none.</param>
/// <param name="Namesakes">Others in the event whose name reads the same, whatever marks and case.</param>
/// <param name="Documents">Of the delegation, the oldest first.</param>
public sealed record Nominee(
    Guid Id, long Version, PersonName Name, string? Nationality, LocalizedText Office, string? Organisation, Guid? DelegationId, LocalizedText? Delegation, string? Country,
    Guid CategoryId, MemberCapacity? Capacity, ParticipationState State, DateTime NominatedUtc, bool IsMine, bool HasPhoto, string? Question, DateTime? AskedUtc, string? Answer,
    DateTime? AnsweredUtc, IReadOnlyList<Namesake> Namesakes, IReadOnlyList<DocumentRow> Documents);

/// <param name="NativeName">In the native script; null when the Latin form is the native one.</param>
public sealed record Namesake(Guid Id, string LatinName, string? NativeName, LocalizedText? Delegation, ParticipationState State);
