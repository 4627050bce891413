using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.BadgeDesigns;

/// <summary>The designs that a category can choose: the built-in ones, then the event's own by name.</summary>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer, EventRole.RegistrationDesk)]
public sealed record ListBadgeDesigns(Guid EventId) : IQuery<IReadOnlyList<BadgeDesignRow>>, IForEvent
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListBadgeDesigns, IReadOnlyList<BadgeDesignRow>>
    {
        public async Task<IReadOnlyList<BadgeDesignRow>> Handle(ListBadgeDesigns query, CancellationToken cancellationToken)
        {
            var own = await db.BadgeDesigns.Where(design => design.EventId == query.EventId).OrderBy(design => design.Name).ThenBy(design => design.Id)
                .Select(design => new BadgeDesignRow(design.Id, design.Version, design.Name, false, design.Plan)).ToListAsync(cancellationToken);
            return [.. BuiltInDesigns.All.Select(design => new BadgeDesignRow(design.Id, 1, design.Name, true, design.Plan)), .. own];
        }
    }
}

/// <param name="IsBuiltIn">Cannot be changed or removed, only copied.</param>
public sealed record BadgeDesignRow(Guid Id, long Version, string Name, bool IsBuiltIn, BadgePlan Plan) : IVersioned;
