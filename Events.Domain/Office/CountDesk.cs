using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Calendar;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Office;

/// <summary>What the registration desk has before it, and what it has done today.</summary>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer, EventRole.RegistrationDesk)]
public sealed record CountDesk(Guid EventId) : IQuery<DeskCounts>, IForEvent
{
    internal sealed class Handler(IEventsDb db, TimeProvider clock) : IRequestHandler<CountDesk, DeskCounts>
    {
        public async Task<DeskCounts> Handle(CountDesk query, CancellationToken cancellationToken)
        {
            var zone = await db.Events.Where(edition => edition.Id == query.EventId).Select(edition => edition.Zone).FirstOrDefaultAsync(cancellationToken) ?? throw new NotFound("event");
            var today = EventClock.ToLocal(clock.GetUtcNow().UtcDateTime, zone).Date;
            var sinceUtc = EventClock.ToUtc(today, TimeOnly.MinValue, zone);
            var approved = db.Participations.Where(participation => participation.EventId == query.EventId && participation.State == ParticipationState.Approved);
            return new DeskCounts(
                await approved.CountAsync(cancellationToken),
                await approved.CountAsync(participation => !participation.Badges.Any(badge => badge.VoidedUtc == null), cancellationToken),
                await db.Participations.Where(participation => participation.EventId == query.EventId).SelectMany(participation => participation.Badges).CountAsync(badge => badge.IssuedUtc >= sinceUtc, cancellationToken),
                await db.Participations.Where(participation => participation.EventId == query.EventId).SelectMany(participation => participation.Badges).CountAsync(badge => badge.VoidedUtc >= sinceUtc, cancellationToken));
        }
    }
}

/// <param name="WithoutBadge">Approved, and no badge made yet.</param>
/// <param name="IssuedToday">Badges made since midnight in the event's zone.</param>
/// <param name="VoidedToday">Badges that were made void since midnight in the event's zone.</param>
public sealed record DeskCounts(int Approved, int WithoutBadge, int IssuedToday, int VoidedToday);
