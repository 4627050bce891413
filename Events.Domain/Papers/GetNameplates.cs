using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Delegations;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Papers;

/// <summary>
/// Table nameplates: of a delegation, of the people of a session in their order, or of the heads of all delegations in protocol order. Who did not
/// come keeps the plate (domain rule 22): somebody takes it off the table, not the software.
/// </summary>
/// <param name="DelegationId">Null for none of them alone.</param>
/// <param name="SessionId">Null for no session; goes before a delegation.</param>
/// <param name="Language">BCP 47.</param>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer)]
public sealed record GetNameplates(Guid EventId, Guid? DelegationId = null, Guid? SessionId = null, string Language = LocalizedText.English) : IQuery<Nameplates>, IForEvent
{
    internal sealed class Validator : AbstractValidator<GetNameplates>
    {
        public Validator() => RuleFor(paper => paper.Language).IsLanguage();
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<GetNameplates, Nameplates>
    {
        public async Task<Nameplates> Handle(GetNameplates query, CancellationToken cancellationToken)
        {
            var edition = await db.Events.Where(one => one.Id == query.EventId).Select(one => new { one.Slug, one.Name }).FirstOrDefaultAsync(cancellationToken) ?? throw new NotFound("event");
            var order = await OrderAsync(query, cancellationToken);
            var ids = order.ToList();
            var people = await (
                from participation in db.Participations.Where(row => row.EventId == query.EventId && ids.Contains(row.Id))
                join person in db.People on participation.PersonId equals person.Id
                join delegation in db.Delegations on participation.DelegationId equals delegation.Id into delegations
                from delegation in delegations.DefaultIfEmpty()
                join country in db.Countries on (delegation == null ? person.NationalityId : delegation.CountryId) equals country.Id into countries
                from country in countries.DefaultIfEmpty()
                select new
                {
                    participation.Id,
                    person.Name.Honorific,
                    person.Name.Latin,
                    person.Name.Native,
                    participation.Office,
                    participation.Organisation,
                    Delegation = delegation == null ? null : delegation.Name,
                    Country = country == null ? null : country.Code,
                }).ToDictionaryAsync(row => row.Id, cancellationToken);
            var plates = ids.Where(people.ContainsKey).Select(id => people[id]).Select(row => new Nameplate(
                row.Native, row.Honorific is null ? row.Latin : $"{row.Honorific} {row.Latin}",
                row.Delegation?.In(query.Language) ?? (row.Office.In(query.Language) is { Length: > 0 } office ? office : row.Organisation), row.Country)).ToList();
            return plates.Count > 0 ? new($"{edition.Slug}-nameplates-{query.Language}.pdf", edition.Name.In(query.Language), plates)
                : throw new RuleViolation("nobody-for-plates", "There is nobody whose nameplate could be made: name members, heads of delegation or people of the session first.");
        }

        private async Task<IReadOnlyList<Guid>> OrderAsync(GetNameplates query, CancellationToken cancellationToken)
        {
            if (query.SessionId is { } sessionId)
            {
                var session = await db.Sessions.AsNoTracking().FindInEventAsync(query.EventId, sessionId, cancellationToken);
                return [.. session.People.OrderBy(person => person.Order).Select(person => person.ParticipationId).Distinct()];
            }

            if (query.DelegationId is { } one)
            {
                await db.Delegations.AsNoTracking().FindInEventAsync(query.EventId, one, cancellationToken);
            }

            var members = await db.Delegations.Where(delegation => delegation.EventId == query.EventId && (query.DelegationId == null || delegation.Id == query.DelegationId))
                .SelectMany(delegation => delegation.Members, (delegation, member) => new { delegation.Kind, delegation.ProtocolSortKey, member.ParticipationId, member.Capacity, member.Ordinal, member.LeftUtc })
                .Where(member => member.LeftUtc == null && (query.DelegationId != null || member.Capacity == MemberCapacity.Head)).ToListAsync(cancellationToken);
            return [.. members.OrderBy(member => member.Kind).ThenBy(member => member.ProtocolSortKey, StringComparer.Ordinal)
                .ThenBy(member => member.Capacity is not MemberCapacity.Head).ThenBy(member => member.Capacity is not MemberCapacity.AlternateHead).ThenBy(member => member.Ordinal).Select(member => member.ParticipationId)];
        }
    }
}
