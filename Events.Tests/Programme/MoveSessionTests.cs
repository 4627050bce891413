using Events.Domain.Common;
using Events.Domain.Programme;
using Events.Tests.Support;

namespace Events.Tests.Programme;

public sealed class MoveSessionTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Changes_room_and_times_and_nothing_else()
    {
        var forum = await app.EventAsync();
        var (hall, annex) = (await app.RoomAsync(forum), await app.RoomAsync(forum, "Annex"));
        var chair = await app.ParticipantAsync(forum);
        var plan = Plans.Plan("Ports", "09:00-10:00", hall, null, chair.As(SessionRole.Chair)) with { Capacity = 40, Track = Given.Text("Water") };
        var id = await app.ScheduleAsync(forum, plan);

        await app.SendAsync(forum.Organiser, new MoveSession(forum.Id, id, Slot(annex, 11, 12)));

        var moved = await app.SendAsync(forum.Organiser, new GetSession(forum.Id, id));
        Assert.Equal((annex, new TimeOnly(11, 0), new TimeOnly(12, 0), new DateTime(2024, 8, 12, 3, 0, 0, DateTimeKind.Utc)), (moved.RoomId, moved.StartTime, moved.EndTime, moved.StartsUtc));
        Assert.Equal((40, Given.Text("Water"), SessionKind.Plenary, SessionState.Scheduled), (moved.Capacity, moved.Track, moved.Kind, moved.State));
        Assert.Equal([chair.ParticipationId], moved.People.Select(person => person.ParticipationId));
        // The room it left is free again.
        await app.ScheduleAsync(forum, Plans.Plan("Roads", "09:00-10:00", hall));
    }

    [Fact]
    public async Task Is_refused_by_an_occupied_room_with_the_names_of_both()
    {
        var forum = await app.EventAsync();
        var hall = await app.RoomAsync(forum);
        await app.ScheduleAsync(forum, Plans.Plan("Ports", "09:00-10:00", hall));
        var roads = await app.ScheduleAsync(forum, Plans.Plan("Roads", "10:00-11:00", hall));

        var refused = await Assert.ThrowsAsync<RuleViolation>(() => app.SendAsync(forum.Organiser, new MoveSession(forum.Id, roads, Slot(hall, 9, 10))));

        Assert.Equal("room-double-booked", refused.Code);
        Assert.Equal(["Hall", "Ports", "2024-08-12 09:00-10:00", "Roads"], refused.Named.Select(named => named.ToString()!));
        Assert.Equal(new TimeOnly(10, 0), (await app.SendAsync(forum.Organiser, new GetSession(forum.Id, roads))).StartTime);
    }

    [Fact]
    public async Task Is_refused_for_somebody_who_is_elsewhere_then()
    {
        var forum = await app.EventAsync();
        var chair = (await app.ParticipantAsync(forum, new() { Latin = "SOMCHAI Invented" })).As(SessionRole.Chair);
        await app.ScheduleAsync(forum, Plans.Plan("Ports", "09:00-10:00", null, null, chair));
        var roads = await app.ScheduleAsync(forum, Plans.Plan("Roads", "10:00-11:00", null, null, chair));

        var refused = await Assert.ThrowsAsync<RuleViolation>(() => app.SendAsync(forum.Organiser, new MoveSession(forum.Id, roads, Slot(null, 9, 11))));

        Assert.Equal(("person-double-booked", "SOMCHAI Invented"), (refused.Code, refused.Named[0]));
    }

    [Fact]
    public async Task Is_refused_over_a_newer_version_past_midnight_of_the_last_day_and_into_anothers_room()
    {
        var (forum, other) = (await app.EventAsync(), await app.EventAsync());
        var id = await app.ScheduleAsync(forum, Plans.Plan("Ports", "09:00-10:00"));
        var seen = (await app.SendAsync(forum.Organiser, new GetSession(forum.Id, id))).Version;
        await app.SendAsync(forum.Organiser, new MoveSession(forum.Id, id, Slot(null, 11, 12), seen));

        await Assert.ThrowsAsync<StaleVersion>(() => app.SendAsync(forum.Organiser, new MoveSession(forum.Id, id, Slot(null, 12, 13), seen)));
        await Assert.ThrowsAsync<NotFound>(async () => await app.SendAsync(forum.Organiser, new MoveSession(forum.Id, id, Slot(await app.RoomAsync(other), 12, 13))));
        var late = await Assert.ThrowsAsync<RuleViolation>(() => app.SendAsync(forum.Organiser, new MoveSession(
            forum.Id, id, new SessionSlot(null, new DateOnly(2024, 8, 14), new TimeOnly(23, 0), new DateOnly(2024, 8, 15), new TimeOnly(0, 30)))));
        Assert.Equal("session-outside-event", late.Code);
    }

    private static SessionSlot Slot(Guid? room, int from, int until) => new(room, Plans.FirstDay, new TimeOnly(from, 0), Plans.FirstDay, new TimeOnly(until, 0));
}
