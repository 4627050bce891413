using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Badges;

/// <summary>Every badge that one person ever had in the event, the latest first: what became of it, and by whom.</summary>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer, EventRole.RegistrationDesk)]
public sealed record GetBadgeHistory(Guid EventId, Guid ParticipationId) : IQuery<IReadOnlyList<BadgeStory>>, IForParticipation
{
    internal sealed class Handler(IEventsDb db, IAccounts accounts) : IRequestHandler<GetBadgeHistory, IReadOnlyList<BadgeStory>>
    {
        public async Task<IReadOnlyList<BadgeStory>> Handle(GetBadgeHistory query, CancellationToken cancellationToken)
        {
            var participation = await db.Participations.AsNoTracking().FindInEventAsync(query.EventId, query.ParticipationId, cancellationToken);
            var names = await accounts.FindAsync([.. participation.Badges.SelectMany(badge => (Guid?[])[badge.PrintedBy, badge.HandedBy]).OfType<Guid>().Distinct()], cancellationToken);
            string? NameOf(Guid? userId) => userId is { } id ? names.GetValueOrDefault(id)?.DisplayName : null;
            return [.. participation.Badges.OrderByDescending(badge => badge.IssuedUtc).Select(badge => new BadgeStory(
                badge.Serial, badge.Stage, badge.IssuedUtc, badge.PrintedUtc, NameOf(badge.PrintedBy), badge.HandedUtc, NameOf(badge.HandedBy), badge.HandedTo,
                badge.VoidedUtc, badge.End, badge.VoidReason))];
        }
    }
}

/// <param name="PrintedBy">The name of an account; null where it is gone. So <paramref name="HandedBy" />.</param>
public sealed record BadgeStory(
    string Serial, BadgeStage Stage, DateTime IssuedUtc, DateTime? PrintedUtc, string? PrintedBy, DateTime? HandedUtc, string? HandedBy, string? HandedTo,
    DateTime? VoidedUtc, BadgeEnd? End, string? VoidReason);
