using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Programme;
using Events.Tests.Support;

namespace Events.Tests.Programme;

/// <summary>The rules of a session, without a database.</summary>
public sealed class SessionTests
{
    private static readonly Dictionary<Guid, Guid> nobody = [];

    [Fact]
    public void Derives_the_instants_from_the_wall_clock_of_the_event()
    {
        var session = Make(Forum(), Plans.Plan("Opening", "09:00-10:30"));

        Assert.Equal(new DateTime(2024, 8, 12, 1, 0, 0, DateTimeKind.Utc), session.StartsUtc);
        Assert.Equal(new DateTime(2024, 8, 12, 2, 30, 0, DateTimeKind.Utc), session.EndsUtc);
    }

    [Theory]
    [InlineData("10:00-09:59", "session-ends-before-it-starts")]
    [InlineData("10:00-10:00", "session-ends-before-it-starts")]
    [InlineData("22:00-00:30", "session-ends-before-it-starts")]
    public void Refuses_to_end_before_it_starts(string times, string code) =>
        Assert.Equal(code, Assert.Throws<RuleViolation>(() => Make(Forum(), Plans.Plan("Dinner", times))).Code);

    [Fact]
    public void May_end_after_midnight_on_the_next_day()
    {
        var session = Make(Forum(), Plans.Plan("Dinner", "22:00-+1 00:30"));

        Assert.Equal(TimeSpan.FromHours(2.5), session.EndsUtc - session.StartsUtc);
    }

    [Theory]
    [InlineData("2024-08-11", "09:00-10:00")]
    [InlineData("2024-08-15", "09:00-10:00")]
    [InlineData("2024-08-14", "22:00-+1 00:01")]
    [InlineData("2024-08-12", "09:00-+4 09:00")]
    public void Refuses_what_lies_outside_the_days_of_the_event(string day, string times) =>
        Assert.Equal("session-outside-event", Assert.Throws<RuleViolation>(() => Make(Forum(), Plans.Plan("Late", times, day: DateOnly.Parse(day)))).Code);

    [Theory]
    [InlineData("2024-08-12", "00:00-00:01")]
    [InlineData("2024-08-14", "22:00-+1 00:00")]
    [InlineData("2024-08-12", "09:00-+2 18:00")]
    public void Takes_the_whole_of_the_events_days(string day, string times) => Make(Forum(), Plans.Plan("Exhibition", times, day: DateOnly.Parse(day)));

    [Fact]
    public void Refuses_a_time_that_the_clocks_jump_over()
    {
        // 31 March 2024, 02:00-03:00 does not exist in Paris.
        var forum = Forum("Europe/Paris", new DateOnly(2024, 3, 30), new DateOnly(2024, 4, 1));

        var violation = Assert.Throws<RuleViolation>(() => Make(forum, Plans.Plan("Night", "02:30-04:00", day: new DateOnly(2024, 3, 31))));

        Assert.Equal(("no-such-local-time", "startTime"), (violation.Code, violation.Field));
    }

    [Fact]
    public void Counts_the_hours_that_pass_and_not_those_on_the_clock()
    {
        var forum = Forum("Europe/Paris", new DateOnly(2024, 3, 30), new DateOnly(2024, 4, 1));

        var session = Make(forum, Plans.Plan("Night", "01:00-04:00", day: new DateOnly(2024, 3, 31)));

        Assert.Equal(TimeSpan.FromHours(2), session.EndsUtc - session.StartsUtc);
    }

    [Fact]
    public void Holds_its_room_and_each_person_once_while_it_is_scheduled()
    {
        var (room, participation, person) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var plan = Plans.Plan("Panel", "09:00-10:00", room, null, new PlannedPerson(participation, SessionRole.Chair), new PlannedPerson(participation, SessionRole.Speaker));
        var session = new Session(Forum(), plan, new Dictionary<Guid, Guid> { [participation] = person });
        Assert.Equal([room, person], session.Bookings.Select(booking => booking.ResourceId));

        session.Cancel("The speaker is ill");

        Assert.Empty(session.Bookings);
        Assert.Equal((SessionState.Cancelled, "The speaker is ill"), (session.State, session.CancelReason));
        Assert.Equal("session-is-cancelled", Assert.Throws<RuleViolation>(() => session.Cancel("Again")).Code);
        Assert.Equal("session-is-cancelled", Assert.Throws<RuleViolation>(() => session.Change(Forum(), plan, nobody)).Code);
    }

    [Fact]
    public void Holds_nothing_as_a_draft() =>
        Assert.Empty(Make(Forum(), Plans.Plan("Perhaps", "09:00-10:00", Guid.NewGuid()) with { Draft = true }).Bookings);

    [Fact]
    public void Keeps_the_room_of_a_bilateral_for_the_turnaround()
    {
        var session = Make(Forum(), Plans.Plan("Talks", "09:00-09:30", Guid.NewGuid()) with { Kind = SessionKind.Bilateral });

        Assert.Equal(session.EndsUtc.AddMinutes(15), Assert.Single(session.Bookings).EndsUtc);
    }

    [Fact]
    public void Stays_at_nine_when_the_event_moves_to_another_zone()
    {
        var session = Make(Forum(), Plans.Plan("Opening", "09:00-10:00", Guid.NewGuid()));

        session.FollowEvent(Forum("Asia/Tokyo"));

        Assert.Equal(new TimeOnly(9, 0), session.StartTime);
        Assert.Equal(new DateTime(2024, 8, 12, 0, 0, 0, DateTimeKind.Utc), session.StartsUtc);
        Assert.Equal(session.StartsUtc, Assert.Single(session.Bookings).StartsUtc);
    }

    private static Session Make(Event forum, SessionPlan plan) => new(forum, plan, nobody);

    private static Event Forum(string zone = "Asia/Shanghai", DateOnly? first = null, DateOnly? last = null) => new("forum", new EventDetails(
        null, null, 2024, Given.Text("Forum"), LocalizedText.Empty, [], first ?? new DateOnly(2024, 8, 12), last ?? new DateOnly(2024, 8, 14),
        zone, Guid.NewGuid(), Given.Text("Changzhi"), LocalizedText.Empty, ["en"]));
}
