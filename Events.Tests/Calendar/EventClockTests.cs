using Events.Domain.Calendar;
using Events.Domain.Common;

namespace Events.Tests.Calendar;

public sealed class EventClockTests
{
    [Theory]
    [InlineData("2024-08-12", "09:00", "Asia/Shanghai", "2024-08-12T01:00:00Z")]
    [InlineData("2024-08-12", "00:30", "Asia/Dili", "2024-08-11T15:30:00Z")]
    [InlineData("2024-02-29", "23:59", "America/New_York", "2024-03-01T04:59:00Z")]
    [InlineData("2024-07-01", "09:00", "Europe/London", "2024-07-01T08:00:00Z")]
    [InlineData("2024-12-01", "09:00", "Europe/London", "2024-12-01T09:00:00Z")]
    [InlineData("2024-08-12", "09:00", "Asia/Kathmandu", "2024-08-12T03:15:00Z")]
    // Kazakhstan moved its east from +06 to +05 on 1 March 2024: the wall clock stays, the instant follows the rule.
    [InlineData("2024-02-28", "09:00", "Asia/Almaty", "2024-02-28T03:00:00Z")]
    [InlineData("2024-03-02", "09:00", "Asia/Almaty", "2024-03-02T04:00:00Z")]
    public void Knows_the_instant_of_a_wall_clock_and_the_way_back(string date, string time, string zone, string utc)
    {
        var instant = EventClock.ToUtc(Date(date), Time(time), zone);

        Assert.Equal(DateTimeKind.Utc, instant.Kind);
        Assert.Equal(DateTime.Parse(utc, null, System.Globalization.DateTimeStyles.RoundtripKind), instant);
        Assert.Equal((Date(date), Time(time)), EventClock.ToLocal(instant, zone));
    }

    [Theory]
    [InlineData("2024-03-31", "02:30", "Europe/Berlin")]
    [InlineData("2024-03-10", "02:00", "America/New_York")]
    // Samoa left out a whole day when it crossed the date line.
    [InlineData("2011-12-30", "12:00", "Pacific/Apia")]
    public void Refuses_a_time_that_clocks_jump_over(string date, string time, string zone)
    {
        var refused = Assert.Throws<RuleViolation>(() => EventClock.ToUtc(Date(date), Time(time), zone, "startsAt"));

        Assert.Equal(("no-such-local-time", "startsAt"), (refused.Code, refused.Field));
    }

    [Theory]
    [InlineData("2024-03-31", "01:59", "Europe/Berlin", "2024-03-31T00:59:00Z")]
    [InlineData("2024-03-31", "03:00", "Europe/Berlin", "2024-03-31T01:00:00Z")]
    public void Accepts_the_minutes_around_a_jump(string date, string time, string zone, string utc) =>
        Assert.Equal(DateTime.Parse(utc, null, System.Globalization.DateTimeStyles.RoundtripKind), EventClock.ToUtc(Date(date), Time(time), zone));

    [Theory]
    [InlineData("2024-10-27", "02:30", "Europe/Berlin", "2024-10-27T00:30:00Z")]
    [InlineData("2024-11-03", "01:30", "America/New_York", "2024-11-03T05:30:00Z")]
    // Almaty's clocks showed 23:00 to 24:00 of 29 February 2024 twice.
    [InlineData("2024-02-29", "23:30", "Asia/Almaty", "2024-02-29T17:30:00Z")]
    public void Takes_the_first_of_two_equal_times(string date, string time, string zone, string utc) =>
        Assert.Equal(DateTime.Parse(utc, null, System.Globalization.DateTimeStyles.RoundtripKind), EventClock.ToUtc(Date(date), Time(time), zone));

    [Theory]
    [InlineData("Asia/Shanghai", "2024-08-12", "Asia/Shanghai (UTC+08:00)")]
    [InlineData("America/New_York", "2024-08-12", "America/New_York (UTC-04:00)")]
    [InlineData("America/New_York", "2024-12-12", "America/New_York (UTC-05:00)")]
    [InlineData("Asia/Yangon", "2024-08-12", "Asia/Yangon (UTC+06:30)")]
    [InlineData("Etc/UTC", "2024-08-12", "Etc/UTC (UTC+00:00)")]
    public void Prints_the_zone_with_its_offset_on_the_day(string zone, string day, string label) => Assert.Equal(label, EventClock.Label(zone, Date(day)));

    [Fact]
    public void Knows_the_date_of_an_instant_in_the_zone() =>
        Assert.Equal(new DateOnly(2024, 8, 12), EventClock.DateOf(new DateTime(2024, 8, 11, 23, 0, 0, DateTimeKind.Utc), "Asia/Shanghai"));

    [Fact]
    public void Takes_instants_in_UTC_only() => Assert.Throws<ArgumentException>(() => EventClock.ToLocal(new DateTime(2024, 8, 11, 23, 0, 0), "Asia/Shanghai"));

    private static DateOnly Date(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd");

    private static TimeOnly Time(string time) => TimeOnly.ParseExact(time, "HH:mm");
}
