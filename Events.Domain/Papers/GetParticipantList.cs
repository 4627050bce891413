using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Badges;
using Events.Domain.Common;
using Events.Domain.Delegations;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Papers;

/// <summary>
/// The list of participants: the approved, by delegation in protocol order (domain rule 20), the head first, then by name; then those without a
/// delegation, by category. Name, office and organisation only: how to reach somebody is nobody else's business.
/// </summary>
/// <param name="Language">BCP 47.</param>
[ForStaff]
public sealed record GetParticipantList(Guid EventId, string Language = LocalizedText.English) : IQuery<PaperDocument>, IForEvent
{
    internal sealed class Validator : AbstractValidator<GetParticipantList>
    {
        public Validator() => RuleFor(paper => paper.Language).IsLanguage();
    }

    internal sealed class Handler(IEventsDb db, TimeProvider clock) : IRequestHandler<GetParticipantList, PaperDocument>
    {
        public async Task<PaperDocument> Handle(GetParticipantList query, CancellationToken cancellationToken)
        {
            var members = db.Delegations.SelectMany(delegation => delegation.Members, (delegation, member) => new { member.ParticipationId, member.Capacity, member.LeftUtc }).Where(member => member.LeftUtc == null);
            var rows = await (
                from participation in db.Participations.Where(row => row.EventId == query.EventId && row.State == ParticipationState.Approved)
                join person in db.People on participation.PersonId equals person.Id
                join category in db.Categories on participation.CategoryId equals category.Id
                join delegation in db.Delegations on participation.DelegationId equals delegation.Id into delegations
                from delegation in delegations.DefaultIfEmpty()
                join member in members on participation.Id equals member.ParticipationId into capacities
                from member in capacities.DefaultIfEmpty()
                join country in db.Countries on (delegation == null ? null : delegation.CountryId) equals country.Id into countries
                from country in countries.DefaultIfEmpty()
                select new
                {
                    participation.Id,
                    person.Name.Honorific,
                    person.Name.Latin,
                    person.Name.Native,
                    person.SortKey,
                    participation.Office,
                    participation.Organisation,
                    Category = category.Name,
                    CategoryOrder = category.Order,
                    DelegationId = delegation == null ? (Guid?)null : delegation.Id,
                    Delegation = delegation == null ? null : delegation.Name,
                    Kind = delegation == null ? (DelegationKind?)null : delegation.Kind,
                    Key = delegation == null ? null : delegation.ProtocolSortKey,
                    Country = country == null ? null : country.Code,
                    Capacity = member == null ? (MemberCapacity?)null : member.Capacity,
                }).ToListAsync(cancellationToken);
            var (words, badgeWords) = (PaperWords.In(query.Language), BadgeWords.In(query.Language));
            PaperColumn[] columns = [new(words["Name"], 5), new(words["Office"], 6), new(words["Capacity"], 3)];
            var sections = rows
                .OrderBy(row => row.Kind is null).ThenBy(row => row.Kind).ThenBy(row => row.Key, StringComparer.Ordinal).ThenBy(row => row.Kind is null ? row.CategoryOrder : 0)
                .ThenBy(row => row.Capacity is not MemberCapacity.Head).ThenBy(row => row.Capacity is not MemberCapacity.AlternateHead).ThenBy(row => row.SortKey, StringComparer.Ordinal).ThenBy(row => row.Id)
                .GroupBy(row => (row.DelegationId, Heading: (row.Delegation ?? row.Category).In(query.Language), row.Country))
                .Select(group => new PaperSection(group.Key.Heading, group.Key.Country, null, columns, [.. group.Select(row => new PaperRow(
                [
                    new(row.Honorific is null ? row.Latin : $"{row.Honorific} {row.Latin}", row.Native),
                    new(Plain: OrNull(row.Office.In(query.Language)), Quiet: row.Organisation),
                    new(Plain: row.Capacity is { } capacity ? badgeWords.Capacity(capacity) : row.Delegation is null ? null : row.Category.In(query.Language)),
                ]))]));
            return await db.PaperAsync(query.EventId, "participants", words["ParticipantList"], query.Language, clock.GetUtcNow().UtcDateTime, [.. sections], cancellationToken);
        }

        private static string? OrNull(string text) => text.Length == 0 ? null : text;
    }
}
