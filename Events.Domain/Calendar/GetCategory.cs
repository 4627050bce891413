using Events.Domain.Access;
using Events.Domain.BadgeDesigns;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Calendar;

[ForStaff]
public sealed record GetCategory(Guid EventId, Guid CategoryId) : IQuery<CategoryRow>, IForEvent
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<GetCategory, CategoryRow>
    {
        public async Task<CategoryRow> Handle(GetCategory query, CancellationToken cancellationToken) =>
            await db.Categories.Where(category => category.Id == query.CategoryId && category.EventId == query.EventId)
                .Select(category => new CategoryRow(
                    category.Id, category.Version, category.Name, category.Letter, category.Colour, category.Zones, category.Order,
                    category.BadgeDesignId ?? category.BuiltInDesignId ?? BuiltInDesigns.Delegation.Id, category.Pattern, category.ValidOn))
                .FirstOrDefaultAsync(cancellationToken) ?? throw new NotFound("category");
    }
}
