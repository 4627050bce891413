using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.Delegations;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Papers;

/// <summary>The delegations in protocol order, each with its head and how many it is: members, of them approved, and overflow.</summary>
/// <param name="Language">BCP 47.</param>
[ForStaff]
public sealed record GetDelegationList(Guid EventId, string Language = LocalizedText.English) : IQuery<PaperDocument>, IForEvent
{
    internal sealed class Validator : AbstractValidator<GetDelegationList>
    {
        public Validator() => RuleFor(paper => paper.Language).IsLanguage();
    }

    internal sealed class Handler(IEventsDb db, TimeProvider clock) : IRequestHandler<GetDelegationList, PaperDocument>
    {
        public async Task<PaperDocument> Handle(GetDelegationList query, CancellationToken cancellationToken)
        {
            var delegations = await db.Delegations.AsNoTracking().Where(delegation => delegation.EventId == query.EventId)
                .Select(delegation => new
                {
                    delegation.Id,
                    delegation.Kind,
                    delegation.Name,
                    delegation.ProtocolSortKey,
                    Country = db.Countries.Where(country => country.Id == delegation.CountryId).Select(country => country.Code).FirstOrDefault(),
                    Members = delegation.Members.Count(member => member.LeftUtc == null && member.Capacity != MemberCapacity.Overflow),
                    Overflow = delegation.Members.Count(member => member.LeftUtc == null && member.Capacity == MemberCapacity.Overflow),
                    Approved = db.Participations.Count(row => row.EventId == query.EventId && row.DelegationId == delegation.Id && row.State == ParticipationState.Approved),
                }).ToListAsync(cancellationToken);
            var heads = await (
                from delegation in db.Delegations.Where(delegation => delegation.EventId == query.EventId)
                from member in delegation.Members.Where(member => member.Capacity == MemberCapacity.Head && member.LeftUtc == null)
                join participation in db.Participations on member.ParticipationId equals participation.Id
                join person in db.People on participation.PersonId equals person.Id
                select new { delegation.Id, person.Name.Honorific, person.Name.Latin, person.Name.Native, participation.Office }).ToDictionaryAsync(head => head.Id, cancellationToken);
            var words = PaperWords.In(query.Language);
            PaperColumn[] columns = [new(words["Delegation"], 4), new(words["Head"], 5), new(words["Members"], 1.5, true), new(words["Approved"], 1.7, true), new(words["Overflow"], 1.6, true)];
            var sections = delegations.OrderBy(row => row.Kind).ThenBy(row => row.ProtocolSortKey, StringComparer.Ordinal).ThenBy(row => row.Id).GroupBy(row => row.Kind)
                .Select(kind => new PaperSection(
                    words.Of(kind.Key), null, words.Format("SoMany", kind.Count(), kind.Sum(row => row.Members)), columns, [.. kind.Select(row =>
                    {
                        var head = heads.GetValueOrDefault(row.Id);
                        return new PaperRow(
                        [
                            new(row.Name.In(query.Language)),
                            head is null ? new(Quiet: words["NoHead"]) : new(Plain: head.Honorific is null ? head.Latin : $"{head.Honorific} {head.Latin}", Quiet: head.Office.In(query.Language)),
                            new(Plain: $"{row.Members}"), new(Plain: $"{row.Approved}"), new(Plain: $"{row.Overflow}"),
                        ]);
                    })]));
            return await db.PaperAsync(query.EventId, "delegations", words["DelegationList"], query.Language, clock.GetUtcNow().UtcDateTime, [.. sections], cancellationToken);
        }
    }
}
