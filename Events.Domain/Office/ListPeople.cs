using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.Delegations;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Office;

/// <summary>Everybody in the event as the office lists them: narrowed by any of the filters, one page at a time.</summary>
/// <param name="Q">Words that all have to be in some form of the name, in any script, whatever case and marks.</param>
/// <param name="HasBadge">Whether there is a valid badge.</param>
[ForStaff]
public sealed record ListPeople(
    Guid EventId, string? Q = null, Guid? Delegation = null, Guid? Category = null, ParticipationState? State = null, bool? HasPhoto = null, bool? HasBadge = null,
    PeopleSort Sort = PeopleSort.Name, bool Descending = false, int Page = 1, int PageSize = Paging.DefaultSize) : IQuery<Page<OfficePerson>>, IForEvent, IPaged
{
    internal sealed class Validator : AbstractValidator<ListPeople>
    {
        public Validator()
        {
            this.PageIsSound();
            RuleFor(query => query.Q).MaximumLength(Searching.MaxLength);
            RuleFor(query => query.State).IsInEnum();
            RuleFor(query => query.Sort).IsInEnum();
        }
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListPeople, Page<OfficePerson>>
    {
        public async Task<Page<OfficePerson>> Handle(ListPeople query, CancellationToken cancellationToken)
        {
            var rows = Filter(query);
            var total = await rows.CountAsync(cancellationToken);
            // The order first, for ids alone: what a row shows is then looked up for one page of them and not for all.
            var ids = await Ordered(rows, query).Skip((query.Page - 1) * query.PageSize).Take(query.PageSize).ToListAsync(cancellationToken);
            var people = await (
                from participation in db.Participations.AsNoTracking().Where(participation => ids.Contains(participation.Id))
                join person in db.People on participation.PersonId equals person.Id
                select new OfficePerson(
                    participation.Id, participation.Version + person.Version, person.Name.Honorific, person.Name.Latin, person.Name.Native, person.Name.NativeLanguage,
                    participation.Office, participation.Organisation, participation.DelegationId,
                    db.Delegations.Where(delegation => delegation.Id == participation.DelegationId).Select(delegation => delegation.Name).FirstOrDefault(),
                    db.Countries.Where(country => db.Delegations.Any(delegation => delegation.Id == participation.DelegationId && delegation.CountryId == country.Id)).Select(country => country.Code).FirstOrDefault(),
                    participation.CategoryId,
                    db.Delegations.Where(delegation => delegation.Id == participation.DelegationId).SelectMany(delegation => delegation.Members)
                        .Where(member => member.ParticipationId == participation.Id).OrderByDescending(member => member.Ordinal)
                        .Select(member => (MemberCapacity?)member.Capacity).FirstOrDefault(),
                    participation.State, participation.NominatedUtc, participation.PhotoKey != null,
                    participation.Badges.Where(badge => badge.VoidedUtc == null).Select(badge => badge.Serial).FirstOrDefault()))
                .ToDictionaryAsync(person => person.Id, cancellationToken);
            return new Page<OfficePerson>([.. ids.Where(people.ContainsKey).Select(id => people[id])], query.Page, query.PageSize, total);
        }

        private IQueryable<Participation> Filter(ListPeople query)
        {
            var rows = db.Participations.AsNoTracking().Where(participation => participation.EventId == query.EventId)
                .Narrowed(query.Delegation, query.Category, query.State, query.HasPhoto, query.HasBadge);
            foreach (var word in Searching.Words(query.Q))
            {
                rows = rows.Where(participation => db.People.Any(person => person.Id == participation.PersonId && person.Search.Contains(word)));
            }

            return rows;
        }

        /// <summary>Names decide where the rest is equal, and the id where names are.</summary>
        private IQueryable<Guid> Ordered(IQueryable<Participation> rows, ListPeople query)
        {
            var named = rows.Join(db.People, participation => participation.PersonId, person => person.Id, (participation, person) => new { participation, person.SortKey });
            if (query.Sort is PeopleSort.Name)
            {
                return (query.Descending ? named.OrderByDescending(row => row.SortKey) : named.OrderBy(row => row.SortKey)).ThenBy(row => row.participation.Id).Select(row => row.participation.Id);
            }

            var keyed = query.Sort switch
            {
                PeopleSort.Delegation => named.LeftJoin(
                    db.Delegations, row => row.participation.DelegationId, delegation => delegation.Id,
                    (row, delegation) => new { row.participation.Id, row.SortKey, Text = delegation == null ? "" : delegation.ProtocolSortKey, Number = 0, At = default(DateTime) }),
                PeopleSort.Category => named.Join(
                    db.Categories, row => row.participation.CategoryId, category => category.Id,
                    (row, category) => new { row.participation.Id, row.SortKey, Text = "", Number = category.Order, At = default(DateTime) }),
                PeopleSort.State => named.Select(row => new { row.participation.Id, row.SortKey, Text = row.participation.State.ToString(), Number = 0, At = default(DateTime) }),
                _ => named.Select(row => new { row.participation.Id, row.SortKey, Text = "", Number = 0, At = row.participation.NominatedUtc }),
            };
            var ordered = query.Sort switch
            {
                PeopleSort.Category => query.Descending ? keyed.OrderByDescending(row => row.Number) : keyed.OrderBy(row => row.Number),
                PeopleSort.Nominated => query.Descending ? keyed.OrderByDescending(row => row.At) : keyed.OrderBy(row => row.At),
                _ => query.Descending ? keyed.OrderByDescending(row => row.Text) : keyed.OrderBy(row => row.Text),
            };
            return ordered.ThenBy(row => row.SortKey).ThenBy(row => row.Id).Select(row => row.Id);
        }
    }
}

public enum PeopleSort
{
    Name,

    /// <summary>In protocol order (domain rule 20); those without a delegation come first.</summary>
    Delegation,

    /// <summary>In the event's own order of categories.</summary>
    Category,
    State,

    /// <summary>By the instant of nomination: the oldest has waited longest.</summary>
    Nominated,
}

/// <param name="NativeName">In the native script; null when the Latin form is the native one.</param>
/// <param name="Country">Of the delegation, ISO 3166-1 alpha-2; null for none.</param>
/// <param name="Capacity">In the delegation; null for those without one.</param>
/// <param name="BadgeSerial">Of the valid badge; null while there is none.</param>
public sealed record OfficePerson(
    Guid Id, long Version, string? Honorific, string LatinName, string? NativeName, string? NativeLanguage, LocalizedText Office, string? Organisation,
    Guid? DelegationId, LocalizedText? Delegation, string? Country, Guid CategoryId, MemberCapacity? Capacity, ParticipationState State, DateTime NominatedUtc, bool HasPhoto,
    string? BadgeSerial) : IVersioned;
