using Events.Domain.Common;
using Events.Domain.People;
using Events.Domain.Programme;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Programme;

/// <summary>Rooms and people are held by one session at a time (domain rules 13 and 14).</summary>
public sealed class ScheduleSessionTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Theory]
    [InlineData("09:00-10:00", "09:59-11:00")]
    [InlineData("09:00-10:00", "08:00-09:01")]
    [InlineData("09:00-12:00", "10:00-11:00")]
    [InlineData("22:00-+1 01:00", "23:30-+1 00:30")]
    public async Task Refuses_a_room_that_is_taken_and_names_both_sessions(string first, string second)
    {
        var forum = await app.EventAsync();
        var room = await app.RoomAsync(forum, "Plenary hall");
        await app.ScheduleAsync(forum, Plans.Plan("Opening", first, room));
        var before = await app.DigestAsync();

        var violation = await Assert.ThrowsAsync<RuleViolation>(() => app.ScheduleAsync(forum, Plans.Plan("Signing", second, room)));

        Assert.Equal(("room-double-booked", "roomId"), (violation.Code, violation.Field));
        Assert.All((string[])["Plenary hall", "Opening", "Signing"], name => Assert.Contains(name, violation.Message));
        Assert.Equal(before, await app.DigestAsync());
    }

    [Fact]
    public async Task Refuses_a_session_after_midnight_in_a_room_that_is_held_from_the_day_before()
    {
        var forum = await app.EventAsync();
        var room = await app.RoomAsync(forum);
        await app.ScheduleAsync(forum, Plans.Plan("Dinner", "22:00-+1 00:30", room));
        var second = Plans.FirstDay.AddDays(1);

        var violation = await Assert.ThrowsAsync<RuleViolation>(() => app.ScheduleAsync(forum, Plans.Plan("Clearing", "00:15-02:00", room, second)));
        await app.ScheduleAsync(forum, Plans.Plan("Clearing", "00:30-02:00", room, second));

        Assert.Equal("room-double-booked", violation.Code);
    }

    [Fact]
    public async Task Lets_one_session_begin_when_the_other_ends()
    {
        var forum = await app.EventAsync();
        var (room, speaker) = (await app.RoomAsync(forum), await app.ParticipantAsync(forum));
        await app.ScheduleAsync(forum, Plans.Plan("Second", "10:00-11:00", room, null, speaker.As(SessionRole.Chair)));

        await app.ScheduleAsync(forum, Plans.Plan("First", "09:00-10:00", room, null, speaker.As(SessionRole.Speaker)));
        await app.ScheduleAsync(forum, Plans.Plan("Third", "11:00-12:00", room, null, speaker.As(SessionRole.Speaker)));

        var rows = (await app.SendAsync(forum.Organiser, new ListSessions(forum.Id))).Items;
        Assert.Equal(["First", "Second", "Third"], rows.Select(row => row.Title.In("en")));
    }

    [Fact]
    public async Task Keeps_fifteen_minutes_after_a_bilateral()
    {
        var forum = await app.EventAsync();
        var room = await app.RoomAsync(forum);
        await app.ScheduleAsync(forum, Plans.Plan("Talks", "09:00-09:30", room) with { Kind = SessionKind.Bilateral });

        var violation = await Assert.ThrowsAsync<RuleViolation>(() => app.ScheduleAsync(forum, Plans.Plan("Press", "09:44-10:00", room)));
        await app.ScheduleAsync(forum, Plans.Plan("Press", "09:45-10:00", room));

        Assert.Equal("room-double-booked", violation.Code);
        Assert.Contains("15 minutes", violation.Message);
    }

    [Fact]
    public async Task Refuses_a_person_in_two_sessions_at_once_and_names_them()
    {
        var forum = await app.EventAsync();
        var minister = await app.ParticipantAsync(forum, new PersonName { Latin = "TRAN Van Thu" });
        await app.ScheduleAsync(forum, Plans.Plan("Panel one", "09:00-10:00", null, null, minister.As(SessionRole.Panellist)));

        var violation = await Assert.ThrowsAsync<RuleViolation>(() =>
            app.ScheduleAsync(forum, Plans.Plan("Panel two", "09:30-10:30", null, null, minister.As(SessionRole.Moderator))));

        Assert.Equal(("person-double-booked", "people"), (violation.Code, violation.Field));
        Assert.All((string[])["TRAN Van Thu", "Panel one", "Panel two"], name => Assert.Contains(name, violation.Message));
    }

    [Fact]
    public async Task Knows_a_person_who_was_nominated_twice()
    {
        var forum = await app.EventAsync();
        var first = await app.ParticipantAsync(forum);
        await app.ScheduleAsync(forum, Plans.Plan("Panel one", "09:00-10:00", null, null, first.As(SessionRole.Panellist)));
        var again = await app.RenominateAsync(forum, first);

        var violation = await Assert.ThrowsAsync<RuleViolation>(() => app.ScheduleAsync(forum, Plans.Plan("Panel two", "09:30-10:30", null, null, again.As(SessionRole.Speaker))));

        Assert.Equal("person-double-booked", violation.Code);
    }

    [Fact]
    public async Task Refuses_somebody_who_takes_no_part_any_more()
    {
        var forum = await app.EventAsync();
        var gone = await app.ParticipantAsync(forum);
        await app.WithdrawAsync(gone);

        var violation = await Assert.ThrowsAsync<RuleViolation>(() => app.ScheduleAsync(forum, Plans.Plan("Panel", "09:00-10:00", null, null, gone.As(SessionRole.Speaker))));

        Assert.Equal("person-takes-no-part", violation.Code);
    }

    [Fact]
    public async Task Moves_over_its_own_old_time_and_exchanges_its_people()
    {
        var forum = await app.EventAsync();
        var (room, chair, speaker) = (await app.RoomAsync(forum), await app.ParticipantAsync(forum), await app.ParticipantAsync(forum));
        var plan = Plans.Plan("Opening", "09:00-10:00", room, null, chair.As(SessionRole.Chair), speaker.As(SessionRole.Speaker)) with { EventId = forum.Id };
        var id = await app.ScheduleAsync(forum, plan);

        await app.SendAsync(forum.Organiser, (plan.At("09:30-10:30") with { People = [speaker.As(SessionRole.Chair), chair.As(SessionRole.Speaker)] }).ToChange(id));

        var session = await app.SendAsync(forum.Organiser, new GetSession(forum.Id, id));
        Assert.Equal((new TimeOnly(9, 30), new DateTime(2024, 8, 12, 1, 30, 0, DateTimeKind.Utc)), (session.StartTime, session.StartsUtc));
        Assert.Equal([speaker.ParticipationId, chair.ParticipationId], session.People.Select(person => person.ParticipationId));
        Assert.Equal([SessionRole.Chair, SessionRole.Speaker], session.People.Select(person => person.Role));
        await app.ScheduleAsync(forum, Plans.Plan("Before", "09:00-09:30", room));
    }

    [Fact]
    public async Task Refuses_to_move_into_another_session()
    {
        var forum = await app.EventAsync();
        var room = await app.RoomAsync(forum);
        await app.ScheduleAsync(forum, Plans.Plan("Opening", "09:00-10:00", room));
        var plan = Plans.Plan("Signing", "10:00-11:00", room) with { EventId = forum.Id };
        var id = await app.ScheduleAsync(forum, plan);
        var before = await app.DigestAsync();

        var violation = await Assert.ThrowsAsync<RuleViolation>(() => app.SendAsync(forum.Organiser, plan.At("09:30-10:30").ToChange(id)));

        Assert.Equal("room-double-booked", violation.Code);
        Assert.Equal(before, await app.DigestAsync());
    }

    [Fact]
    public async Task Frees_room_and_people_when_it_is_cancelled_and_is_kept()
    {
        var forum = await app.EventAsync();
        var (room, speaker) = (await app.RoomAsync(forum), await app.ParticipantAsync(forum));
        var plan = Plans.Plan("Opening", "09:00-10:00", room, null, speaker.As(SessionRole.Speaker));
        var id = await app.ScheduleAsync(forum, plan);

        await app.SendAsync(forum.Organiser, new CancelSession("The hall is flooded") { EventId = forum.Id, SessionId = id });
        await app.ScheduleAsync(forum, plan);

        var kept = await app.SendAsync(forum.Organiser, new GetSession(forum.Id, id));
        Assert.Equal((SessionState.Cancelled, "The hall is flooded"), (kept.State, kept.CancelReason));
        var audit = await app.ReadAsync(db => db.AuditEntries.SingleAsync(entry => entry.ObjectId == id && entry.Action == nameof(CancelSession)));
        Assert.Equal("The hall is flooded", audit.Reason);
    }

    [Fact]
    public async Task Takes_room_and_people_when_a_draft_is_scheduled()
    {
        var forum = await app.EventAsync();
        var room = await app.RoomAsync(forum);
        await app.ScheduleAsync(forum, Plans.Plan("Opening", "09:00-10:00", room));
        var draft = Plans.Plan("Perhaps", "09:00-10:00", room) with { EventId = forum.Id, Draft = true };
        var id = await app.ScheduleAsync(forum, draft);

        var violation = await Assert.ThrowsAsync<RuleViolation>(() => app.SendAsync(forum.Organiser, (draft with { Draft = false }).ToChange(id)));

        Assert.Equal("room-double-booked", violation.Code);
    }

    [Fact]
    public async Task Follows_the_event_into_another_zone()
    {
        var forum = await app.EventAsync();
        var room = await app.RoomAsync(forum);
        // One after the other: an hour's shift lays each upon the old time of its neighbour.
        foreach (var hour in Enumerable.Range(9, 6))
        {
            await app.ScheduleAsync(forum, Plans.Plan($"At {hour}", $"{hour:00}:00-{hour + 1:00}:00", room));
        }

        await app.ChangeEventAsync(forum, details => details with { Zone = "Asia/Tokyo" });
        Assert.Equal(new DateTime(2024, 8, 12, 0, 0, 0, DateTimeKind.Utc), (await app.SendAsync(forum.Organiser, new ListSessions(forum.Id))).Items[0].StartsUtc);
        await app.ChangeEventAsync(forum, details => details with { Zone = "Asia/Jakarta" });

        var rows = (await app.SendAsync(forum.Organiser, new ListSessions(forum.Id))).Items;
        Assert.Equal(Enumerable.Range(9, 6).Select(hour => new TimeOnly(hour, 0)), rows.Select(row => row.StartTime));
        Assert.Equal(Enumerable.Range(2, 6).Select(hour => new DateTime(2024, 8, 12, hour, 0, 0, DateTimeKind.Utc)), rows.Select(row => row.StartsUtc));
        var booked = await app.ReadAsync(db => db.Sessions.Where(session => session.EventId == forum.Id).SelectMany(session => session.Bookings).Select(booking => booking.StartsUtc).Order().ToListAsync());
        Assert.Equal(rows.Select(row => row.StartsUtc), booked);
    }

    [Fact]
    public async Task Refuses_days_of_the_event_that_leave_a_session_out()
    {
        var forum = await app.EventAsync();
        await app.ScheduleAsync(forum, Plans.Plan("Closing", "09:00-10:00", null, new DateOnly(2024, 8, 14)));
        var before = await app.DigestAsync();

        var violation = await Assert.ThrowsAsync<RuleViolation>(() => app.ChangeEventAsync(forum, details => details with { EndsOn = new DateOnly(2024, 8, 13) }));

        Assert.Equal("session-outside-event", violation.Code);
        Assert.Contains("Closing", violation.Message);
        Assert.Equal(before, await app.DigestAsync());
    }
}
