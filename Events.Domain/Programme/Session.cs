using System.Globalization;
using Events.Domain.Calendar;
using Events.Domain.Common;

namespace Events.Domain.Programme;

/// <summary>
/// One item of the programme: what, when, where, by whom. Planned as wall clock in the event's zone, from which the instants are
/// derived (domain rule 48).
/// </summary>
public sealed class Session : Aggregate, IOfEvent
{
    public const int MaxDescriptionLength = 4000;
    public const int MaxLanguages = 12;
    public const int MaxPeople = 60;

    /// <summary>A room is made ready for the next meeting after a bilateral, which counts as occupied (domain rule 13; APEC practice).</summary>
    public static readonly TimeSpan BilateralTurnaround = TimeSpan.FromMinutes(15);

    private readonly List<SessionPerson> people = [];
    private readonly List<Booking> bookings = [];

    private Session()
    {
    }

    /// <param name="participants">Who takes part in the event: the person behind each participation of the plan.</param>
    /// <exception cref="RuleViolation">session-ends-before-it-starts, session-outside-event, no-such-local-time</exception>
    public Session(Event edition, SessionPlan plan, IReadOnlyDictionary<Guid, Guid> participants)
    {
        EventId = edition.Id;
        Apply(edition, plan, participants);
    }

    public Guid EventId { get; private init; }

    public SessionKind Kind { get; private set; }

    public LocalizedText Title { get; private set; } = LocalizedText.Empty;

    public LocalizedText Description { get; private set; } = LocalizedText.Empty;

    /// <summary>The line of the programme it belongs to; empty for none.</summary>
    public LocalizedText Track { get; private set; } = LocalizedText.Empty;

    public SessionAudience Audience { get; private set; }

    /// <summary>Spoken on the floor, BCP 47.</summary>
    public List<string> FloorLanguages { get; private set; } = [];

    /// <summary>Interpreted into, BCP 47.</summary>
    public List<string> InterpretationLanguages { get; private set; } = [];

    /// <summary>Seats; null when nobody counts.</summary>
    public int? Capacity { get; private set; }

    public Guid? RoomId { get; private set; }

    /// <summary>Wall clock in the event's zone, as the other three.</summary>
    public DateOnly StartDate { get; private set; }

    public TimeOnly StartTime { get; private set; }

    public DateOnly EndDate { get; private set; }

    public TimeOnly EndTime { get; private set; }

    /// <summary>Derived from the wall clock.</summary>
    public DateTime StartsUtc { get; private set; }

    /// <summary>Derived from the wall clock; the first instant after the session.</summary>
    public DateTime EndsUtc { get; private set; }

    public SessionState State { get; private set; }

    /// <summary>Why it was cancelled; not public.</summary>
    public string? CancelReason { get; private set; }

    /// <summary>Among sessions that start at the same time, the lower first.</summary>
    public int Order { get; private set; }

    public IReadOnlyList<SessionPerson> People => people;

    /// <summary>What it holds while it is scheduled: the room, and each person once. The database refuses two at a time.</summary>
    public IReadOnlyList<Booking> Bookings => bookings;

    /// <exception cref="RuleViolation">session-is-cancelled, session-ends-before-it-starts, session-outside-event, no-such-local-time</exception>
    public void Change(Event edition, SessionPlan plan, IReadOnlyDictionary<Guid, Guid> participants)
    {
        MustNotBeCancelled();
        Apply(edition, plan, participants);
    }

    /// <summary>Takes place somewhere else or at other times; nothing else of it changes.</summary>
    /// <exception cref="RuleViolation">session-is-cancelled, session-ends-before-it-starts, session-outside-event, no-such-local-time</exception>
    public void Move(Event edition, SessionSlot slot)
    {
        MustNotBeCancelled();
        Take(edition, Title, slot);
        Book();
    }

    /// <summary>Stays in the programme as cancelled, and lets room and people go.</summary>
    /// <exception cref="RuleViolation">session-is-cancelled</exception>
    public void Cancel(string reason)
    {
        MustNotBeCancelled();
        State = SessionState.Cancelled;
        CancelReason = reason;
        bookings.Clear();
    }

    /// <summary>The event has other days or another zone: "09:00" stays, the instants follow.</summary>
    /// <exception cref="RuleViolation">session-outside-event, no-such-local-time</exception>
    public void FollowEvent(Event edition)
    {
        if (State is SessionState.Cancelled)
        {
            return;
        }

        MustLieInside(edition, Title, StartDate, EndDate, EndTime);
        (StartsUtc, EndsUtc) = Instants(edition, StartDate, StartTime, EndDate, EndTime);
        Book();
    }

    private void Apply(Event edition, SessionPlan plan, IReadOnlyDictionary<Guid, Guid> participants)
    {
        Take(edition, plan.Title, new SessionSlot(plan.RoomId, plan.StartDate, plan.StartTime, plan.EndDate, plan.EndTime));
        Kind = plan.Kind;
        Title = plan.Title;
        Description = plan.Description;
        Track = plan.Track;
        Audience = plan.Audience;
        FloorLanguages = [.. plan.FloorLanguages.Distinct()];
        InterpretationLanguages = [.. plan.InterpretationLanguages.Distinct()];
        Capacity = plan.Capacity;
        Order = plan.Order;
        State = plan.Draft ? SessionState.Draft : SessionState.Scheduled;
        Name(plan.People, participants);
        Book();
    }

    private void Take(Event edition, LocalizedText title, SessionSlot slot)
    {
        if ((slot.EndDate, slot.EndTime).CompareTo((slot.StartDate, slot.StartTime)) <= 0)
        {
            throw EndsTooEarly();
        }

        MustLieInside(edition, title, slot.StartDate, slot.EndDate, slot.EndTime);
        (StartsUtc, EndsUtc) = Instants(edition, slot.StartDate, slot.StartTime, slot.EndDate, slot.EndTime);
        (RoomId, StartDate, StartTime, EndDate, EndTime) = (slot.RoomId, slot.StartDate, slot.StartTime, slot.EndDate, slot.EndTime);
    }

    private void Name(IReadOnlyList<PlannedPerson> planned, IReadOnlyDictionary<Guid, Guid> participants)
    {
        var known = people.OrderBy(person => person.Order).Select(person => new PlannedPerson(person.ParticipationId, person.Role));
        if (known.SequenceEqual(planned))
        {
            return;
        }

        people.Clear();
        people.AddRange(planned.Select((person, index) => new SessionPerson
        {
            ParticipationId = person.ParticipationId,
            PersonId = participants[person.ParticipationId],
            Role = person.Role,
            Order = index + 1,
        }));
    }

    private void Book()
    {
        var wanted = State is SessionState.Scheduled ? Wanted().ToList() : [];
        if (wanted.Count != bookings.Count || wanted.Exists(booking => !bookings.Exists(booking.SaysTheSameAs)))
        {
            bookings.Clear();
            bookings.AddRange(wanted);
        }
    }

    private IEnumerable<Booking> Wanted()
    {
        if (RoomId is { } room)
        {
            var readyUtc = Kind is SessionKind.Bilateral ? EndsUtc + BilateralTurnaround : EndsUtc;
            yield return new Booking { EventId = EventId, Resource = BookedResource.Room, ResourceId = room, StartsUtc = StartsUtc, EndsUtc = readyUtc };
        }

        foreach (var personId in people.Select(person => person.PersonId).Distinct())
        {
            yield return new Booking { EventId = EventId, Resource = BookedResource.Person, ResourceId = personId, StartsUtc = StartsUtc, EndsUtc = EndsUtc };
        }
    }

    private void MustNotBeCancelled()
    {
        if (State is SessionState.Cancelled)
        {
            throw new RuleViolation("session-is-cancelled", "The session is cancelled. Schedule a new one.");
        }
    }

    /// <summary>Domain rule 15. The last day ends at midnight, which is written as 00:00 of the next one.</summary>
    private static void MustLieInside(Event edition, LocalizedText title, DateOnly startDate, DateOnly endDate, TimeOnly endTime)
    {
        var endsInside = endDate <= edition.EndsOn || (endDate == edition.EndsOn.AddDays(1) && endTime == TimeOnly.MinValue);
        if (startDate < edition.StartsOn || startDate > edition.EndsOn || !endsInside)
        {
            throw new RuleViolation(
                "session-outside-event",
                string.Create(CultureInfo.InvariantCulture, $"\"{title}\" would not lie inside the event, which lasts from {edition.StartsOn:yyyy-MM-dd} to {edition.EndsOn:yyyy-MM-dd} in {edition.Zone}."),
                "startDate")
            { Named = [title, edition.StartsOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), edition.EndsOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)] };
        }
    }

    private static (DateTime StartsUtc, DateTime EndsUtc) Instants(Event edition, DateOnly startDate, TimeOnly startTime, DateOnly endDate, TimeOnly endTime)
    {
        var startsUtc = EventClock.ToUtc(startDate, startTime, edition.Zone, "startTime");
        var endsUtc = EventClock.ToUtc(endDate, endTime, edition.Zone, "endTime");
        return endsUtc > startsUtc ? (startsUtc, endsUtc) : throw EndsTooEarly();
    }

    private static RuleViolation EndsTooEarly() =>
        new("session-ends-before-it-starts", "The session has to end after it starts. Past midnight, give the next day as its end date.", "endTime");
}
