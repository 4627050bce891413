using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Office;

/// <summary>What the office's lists can be narrowed to: the event's delegations in protocol order, and its categories in theirs.</summary>
[ForStaff]
public sealed record ListChoices(Guid EventId) : IQuery<OfficeChoices>, IForEvent
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListChoices, OfficeChoices>
    {
        public async Task<OfficeChoices> Handle(ListChoices query, CancellationToken cancellationToken)
        {
            var delegations = await db.Delegations.Where(delegation => delegation.EventId == query.EventId)
                .OrderBy(delegation => delegation.ProtocolSortKey).ThenBy(delegation => delegation.Id)
                .Select(delegation => new OfficeDelegation(delegation.Id, delegation.Name))
                .ToListAsync(cancellationToken);
            var categories = await db.Categories.Where(category => category.EventId == query.EventId)
                .OrderBy(category => category.Order).ThenBy(category => category.Letter)
                .Select(category => new OfficeCategory(category.Id, category.Name, category.Letter, category.Colour))
                .ToListAsync(cancellationToken);
            return new OfficeChoices(delegations, categories);
        }
    }
}

public sealed record OfficeChoices(IReadOnlyList<OfficeDelegation> Delegations, IReadOnlyList<OfficeCategory> Categories);

public sealed record OfficeDelegation(Guid Id, LocalizedText Name);

/// <param name="Colour">Such as <c>#C2185B</c>; always shown with the letter.</param>
public sealed record OfficeCategory(Guid Id, LocalizedText Name, string Letter, string Colour);
