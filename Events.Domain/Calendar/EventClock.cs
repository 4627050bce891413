using System.Globalization;
using Events.Domain.Common;

namespace Events.Domain.Calendar;

/// <summary>
/// Between the wall clock in an event's IANA zone and instants. Planned times are kept as wall clock ("09:00 in Asia/Shanghai"), the
/// instant is derived each time, so that a changed zone rule moves the instant and never the printed time.
/// </summary>
/// <remarks>Every member throws <see cref="TimeZoneNotFoundException" /> for a zone that this machine does not know.</remarks>
public static class EventClock
{
    // No place is further than 14 hours from UTC: the offsets a day before and a day after are all that can be meant.
    private static readonly TimeSpan reach = TimeSpan.FromDays(1);

    /// <summary>
    /// The instant, UTC, at which the clocks of <paramref name="zone" /> show this date and time. Where clocks are set back and show
    /// it twice, the first of the two (as in iCalendar, RFC 5545 section 3.3.5).
    /// </summary>
    /// <param name="field">What the time was given as, for the caller's form.</param>
    /// <exception cref="RuleViolation">no-such-local-time: clocks are set forward over it.</exception>
    public static DateTime ToUtc(DateOnly date, TimeOnly time, string zone, string? field = null)
    {
        var rules = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var wall = date.ToDateTime(time, DateTimeKind.Utc);
        DateTime? first = null;
        foreach (var offset in (TimeSpan[])[rules.GetUtcOffset(wall - reach), rules.GetUtcOffset(wall + reach)])
        {
            var instant = wall - offset;
            if (rules.GetUtcOffset(instant) == offset && !(first < instant))
            {
                first = instant;
            }
        }

        return first ?? throw new RuleViolation(
            "no-such-local-time", string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd} {time:HH:mm} does not exist in {zone}: clocks are set forward over it."), field);
    }

    /// <summary>The instant, UTC, at which a day begins in <paramref name="zone" />; where clocks are set forward over midnight, the first that there is.</summary>
    public static DateTime StartOf(DateOnly day, string zone)
    {
        var rules = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var midnight = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var (before, after) = (midnight - rules.GetUtcOffset(midnight - reach), midnight - rules.GetUtcOffset(midnight + reach));
        return DateOf(before, zone) == day && (DateOf(after, zone) != day || before < after) ? before : after;
    }

    /// <summary>What the clocks of <paramref name="zone" /> show at an instant (UTC).</summary>
    public static (DateOnly Date, TimeOnly Time) ToLocal(DateTime utc, string zone)
    {
        var wall = InUtc(utc) + TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(utc);
        return (DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall));
    }

    /// <summary>The date in <paramref name="zone" /> at an instant (UTC).</summary>
    public static DateOnly DateOf(DateTime utc, string zone) => ToLocal(utc, zone).Date;

    /// <summary>How far the clocks of <paramref name="zone" /> are ahead of UTC at an instant (UTC).</summary>
    public static TimeSpan OffsetAt(DateTime utc, string zone) => TimeZoneInfo.FindSystemTimeZoneById(zone).GetUtcOffset(InUtc(utc));

    /// <summary>The zone as it is printed beside times, with its offset at an instant (UTC): <c>Asia/Shanghai (UTC+08:00)</c>.</summary>
    public static string Label(string zone, DateTime utc)
    {
        var offset = OffsetAt(utc, zone);
        var sign = offset < TimeSpan.Zero ? '-' : '+';
        return string.Create(CultureInfo.InvariantCulture, $"{zone} (UTC{sign}{offset:hh\\:mm})");
    }

    /// <summary>The label with the offset at noon of a day, since clocks change at night.</summary>
    public static string Label(string zone, DateOnly day) => Label(zone, ToUtc(day, new TimeOnly(12, 0), zone));

    private static DateTime InUtc(DateTime instant) =>
        instant.Kind == DateTimeKind.Utc ? instant : throw new ArgumentException($"{instant:o} is not UTC.", nameof(instant));
}
