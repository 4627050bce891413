using Events.Domain.Calendar;
using Events.Domain.Common;
using FluentValidation;

namespace Events.Domain.Journeys;

/// <summary>
/// How one participant comes to the host city, or leaves it: at most one journey each way. Where somebody is, and when, is told to those who
/// look after delegations and to nobody else.
/// </summary>
public sealed class Journey : Aggregate, IOfEvent
{
    public const int MaxPortLength = 100;
    public const int MaxFlightLength = 40;
    public const int MaxHotelLength = 200;
    public const int MaxMetByLength = 200;
    public const int MaxNoteLength = 500;

    /// <summary>Nobody comes earlier before the event, or leaves later after it: a date further away is a slip.</summary>
    public const int MaxDaysAway = 30;

    private Journey()
    {
    }

    public Journey(Guid eventId, Guid participationId, JourneyDirection direction)
    {
        EventId = eventId;
        ParticipationId = participationId;
        Direction = direction;
    }

    public Guid EventId { get; private init; }

    public Guid ParticipationId { get; private init; }

    public JourneyDirection Direction { get; private init; }

    /// <summary>By the clocks of the host city, as <see cref="Time" /> is.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>Null while only the day is known.</summary>
    public TimeOnly? Time { get; private set; }

    /// <summary>In the host city: an airport and its terminal, a station, a border gate.</summary>
    public string? Port { get; private set; }

    /// <summary>Flight, train or car.</summary>
    public string? Flight { get; private set; }

    /// <summary>Where they are taken to, or fetched from.</summary>
    public string? Hotel { get; private set; }

    /// <summary>Who meets them, or sees them off.</summary>
    public string? MetBy { get; private set; }

    public string? Note { get; private set; }

    /// <summary>When somebody said that they have come, or gone; null until then.</summary>
    public DateTime? ConfirmedUtc { get; private set; }

    /// <exception cref="RuleViolation">journey-date</exception>
    public void Plan(IJourneyPlan plan, Event edition)
    {
        if (plan.Date < edition.StartsOn.AddDays(-MaxDaysAway) || plan.Date > edition.EndsOn.AddDays(MaxDaysAway))
        {
            throw new RuleViolation("journey-date", $"This is more than {MaxDaysAway} days away from the event. Look at the date again.", "date");
        }

        (Date, Time) = (plan.Date, plan.Time);
        (Port, Flight, Hotel, MetBy, Note) = (Text.Clean(plan.Port), Text.Clean(plan.Flight), Text.Clean(plan.Hotel), Text.Clean(plan.MetBy), Text.Clean(plan.Note));
    }

    /// <summary>They have come, or gone. The first word stays.</summary>
    public void Confirm(DateTime nowUtc) => ConfirmedUtc ??= nowUtc;

    /// <summary>They have not, after all.</summary>
    public void Await() => ConfirmedUtc = null;
}

public enum JourneyDirection
{
    Arrival,
    Departure,
}

/// <summary>What is said of a journey, when it is planned and when it is changed; see <see cref="Journey" /> for each.</summary>
public interface IJourneyPlan
{
    DateOnly Date { get; }

    TimeOnly? Time { get; }

    string? Port { get; }

    string? Flight { get; }

    string? Hotel { get; }

    string? MetBy { get; }

    string? Note { get; }
}

internal static class JourneyPlans
{
    public static void PlanIsSound<T>(this AbstractValidator<T> validator)
        where T : IJourneyPlan
    {
        // A month earlier and later is still a date.
        validator.RuleFor(plan => plan.Date).Must(date => date.Year is >= Event.MinYear and <= Event.MaxYear).WithMessage("There is no such day.");
        validator.RuleFor(plan => plan.Port).MaximumLength(Journey.MaxPortLength);
        validator.RuleFor(plan => plan.Flight).MaximumLength(Journey.MaxFlightLength);
        validator.RuleFor(plan => plan.Hotel).MaximumLength(Journey.MaxHotelLength);
        validator.RuleFor(plan => plan.MetBy).MaximumLength(Journey.MaxMetByLength);
        validator.RuleFor(plan => plan.Note).MaximumLength(Journey.MaxNoteLength);
    }
}
