using System.Globalization;
using Events.Domain.Accreditation;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Programme;

/// <summary>What scheduling and changing a session look up alike.</summary>
internal static class Bookings
{
    /// <summary>The person behind each participation that the plan names, after the room was seen to be the event's.</summary>
    /// <exception cref="NotFound">room, participation</exception>
    /// <exception cref="RuleViolation">person-takes-no-part</exception>
    public static async Task<IReadOnlyDictionary<Guid, Guid>> FindParticipantsAsync(this IEventsDb db, Guid eventId, SessionPlan plan, CancellationToken cancellationToken)
    {
        await db.RequireRoomAsync(eventId, plan.RoomId, cancellationToken);
        var ids = plan.People.Select(person => person.ParticipationId).Distinct().ToList();
        var found = await db.Participations.Where(participation => participation.EventId == eventId && ids.Contains(participation.Id))
            .Select(participation => new { participation.Id, participation.PersonId, participation.State })
            .ToListAsync(cancellationToken);
        if (found.Count < ids.Count)
        {
            throw new NotFound("participation");
        }

        if (found.Find(participation => !TakingPart.Contains(participation.State)) is { } gone)
        {
            throw new RuleViolation("person-takes-no-part", $"Somebody named here is {gone.State} and takes no part in the event. Name somebody else.", "people");
        }

        return found.ToDictionary(participation => participation.Id, participation => participation.PersonId);
    }

    /// <exception cref="NotFound">room</exception>
    public static async Task RequireRoomAsync(this IEventsDb db, Guid eventId, Guid? roomId, CancellationToken cancellationToken)
    {
        if (roomId is { } id && !await db.Rooms.AnyAsync(room => room.Id == id && room.EventId == eventId, cancellationToken))
        {
            throw new NotFound("room");
        }
    }

    /// <summary>States in which a participation occupies its person; the others are left out of the programme.</summary>
    public static readonly IReadOnlyList<ParticipationState> TakingPart =
        [ParticipationState.Draft, ParticipationState.Submitted, ParticipationState.InfoRequested, ParticipationState.Approved, ParticipationState.Suspended];

    /// <summary>
    /// Looks first, only to name both sessions and what they share: of two requests at once both find nothing here, and the database
    /// refuses the second (domain rules 13 and 14).
    /// </summary>
    /// <exception cref="RuleViolation">room-double-booked, person-double-booked</exception>
    public static async Task RefuseDoubleBookingAsync(this IEventsDb db, Session session, string zone, CancellationToken cancellationToken)
    {
        if (session.Bookings.Count == 0)
        {
            return;
        }

        var resources = session.Bookings.Select(booking => booking.ResourceId).ToList();
        var untilUtc = session.Bookings.Max(booking => booking.EndsUtc);
        var near = await db.Sessions.Where(other => other.EventId == session.EventId && other.Id != session.Id)
            .SelectMany(other => other.Bookings, (other, booking) => new { other.Title, other.StartsUtc, other.EndsUtc, Booking = booking })
            .Where(taken => resources.Contains(taken.Booking.ResourceId) && taken.Booking.StartsUtc < untilUtc && taken.Booking.EndsUtc > session.StartsUtc)
            .AsNoTracking().ToListAsync(cancellationToken);
        var clash = near.OrderBy(taken => taken.Booking.Resource).ThenBy(taken => taken.Booking.StartsUtc).FirstOrDefault(taken =>
            session.Bookings.Any(mine => mine.ResourceId == taken.Booking.ResourceId && mine.StartsUtc < taken.Booking.EndsUtc && taken.Booking.StartsUtc < mine.EndsUtc));
        if (clash is null)
        {
            return;
        }

        var (from, to) = (EventClock.ToLocal(clash.StartsUtc, zone), EventClock.ToLocal(clash.EndsUtc, zone));
        var times = string.Create(CultureInfo.InvariantCulture, $"{from.Date:yyyy-MM-dd} {from.Time:HH':'mm}-{to.Time:HH':'mm}");
        var theirs = $"\"{clash.Title}\" ({times})";
        if (clash.Booking.Resource is BookedResource.Room)
        {
            var room = await db.Rooms.Where(room => room.Id == clash.Booking.ResourceId).Select(room => room.Name).SingleAsync(cancellationToken);
            var turnaround = clash.EndsUtc <= session.StartsUtc || session.EndsUtc <= clash.StartsUtc
                ? $" After a bilateral it is made ready for {Session.BilateralTurnaround.TotalMinutes:0} minutes." : "";
            throw new RuleViolation("room-double-booked", $"{room} holds {theirs} then; \"{session.Title}\" needs another room or time.{turnaround}", "roomId") { Named = [room, clash.Title, times, session.Title] };
        }

        var person = await db.People.Where(person => person.Id == clash.Booking.ResourceId).Select(person => person.Name.Latin).SingleAsync(cancellationToken);
        throw new RuleViolation("person-double-booked", $"{person} is in {theirs} then, and cannot be in \"{session.Title}\" as well.", "people") { Named = [person, clash.Title, times, session.Title] };
    }
}
