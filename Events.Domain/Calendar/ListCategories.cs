using Events.Domain.Access;
using Events.Domain.BadgeDesigns;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Calendar;

/// <summary>All categories of the event in their order. Focal points too, who nominate into them: nothing in it is about any delegation.</summary>
[ForRoles(
    EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer, EventRole.RegistrationDesk, EventRole.ProjectOfficer, EventRole.FocalPoint,
    EventRole.Viewer)]
public sealed record ListCategories(Guid EventId) : IQuery<IReadOnlyList<CategoryRow>>, IFiltersByCaller
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListCategories, IReadOnlyList<CategoryRow>>
    {
        public async Task<IReadOnlyList<CategoryRow>> Handle(ListCategories query, CancellationToken cancellationToken) =>
            await db.Categories.Where(category => category.EventId == query.EventId)
                .OrderBy(category => category.Order).ThenBy(category => category.Letter)
                .Select(category => new CategoryRow(
                    category.Id, category.Version, category.Name, category.Letter, category.Colour, category.Zones, category.Order,
                    category.BadgeDesignId ?? category.BuiltInDesignId ?? BuiltInDesigns.Delegation.Id, category.Pattern, category.ValidOn))
                .ToListAsync(cancellationToken);
    }
}

/// <param name="Colour">#RRGGBB.</param>
/// <param name="DesignId">Of its badges: a built-in design or one of the event's own.</param>
/// <param name="ValidOn">The days of the event on which its badges are valid; empty for all of them.</param>
public sealed record CategoryRow(
    Guid Id, long Version, LocalizedText Name, string Letter, string Colour, IReadOnlyList<string> Zones, int Order, Guid DesignId, BandPattern Pattern, IReadOnlyList<DateOnly> ValidOn) : IVersioned;
