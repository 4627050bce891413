using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Calendar;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Desk;

/// <summary>How far the handing over of badges is, and what of it was today by the event's clocks.</summary>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer, EventRole.RegistrationDesk)]
public sealed record CountAtDesk(Guid EventId) : IQuery<DeskCounts>, IForEvent
{
    internal sealed class Handler(IEventsDb db, TimeProvider clock) : IRequestHandler<CountAtDesk, DeskCounts>
    {
        public async Task<DeskCounts> Handle(CountAtDesk query, CancellationToken cancellationToken)
        {
            var zone = await db.Events.Where(edition => edition.Id == query.EventId).Select(edition => edition.Zone).SingleAsync(cancellationToken);
            var today = EventClock.DateOf(clock.GetUtcNow().UtcDateTime, zone);
            var since = EventClock.ToUtc(today, TimeOnly.MinValue, zone);
            var approved = db.Participations.Where(participation => participation.EventId == query.EventId && participation.State == ParticipationState.Approved);
            var valid = approved.SelectMany(participation => participation.Badges).Where(badge => badge.VoidedUtc == null);
            return new DeskCounts(
                await approved.CountAsync(cancellationToken),
                await valid.CountAsync(badge => badge.PrintedUtc != null, cancellationToken),
                await valid.CountAsync(badge => badge.HandedUtc != null, cancellationToken),
                await valid.CountAsync(badge => badge.HandedUtc >= since, cancellationToken),
                await db.Participations.CountAsync(participation => participation.EventId == query.EventId && participation.State == ParticipationState.Submitted, cancellationToken));
        }
    }
}

/// <param name="Approved">Who are to get a badge.</param>
/// <param name="Printed">Of these, whose badge is printed, handed over or not.</param>
/// <param name="ToDecide">Who wait for the accreditation officer, walk-ins among them.</param>
public sealed record DeskCounts(int Approved, int Printed, int HandedOver, int HandedOverToday, int ToDecide);
