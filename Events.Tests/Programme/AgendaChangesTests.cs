using Events.Domain.Programme;
using Events.Tests.Support;

namespace Events.Tests.Programme;

public sealed class AgendaChangesTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Says_what_the_next_release_would_tell_that_the_last_does_not()
    {
        var forum = await app.EventAsync();
        var (changed, cancelled, taken) = (await app.ScheduleAsync(forum, Plan("Ports", 9)), await app.ScheduleAsync(forum, Plan("Roads", 10)), await app.ScheduleAsync(forum, Plan("Water", 11)));
        await app.ScheduleAsync(forum, Plan("Kept", 12));
        Assert.Null((await ReadAsync(forum)).Number);
        await app.SendAsync(forum.Organiser, new PublishAgenda(forum.Id));
        Assert.True((await ReadAsync(forum)).IsNothing);

        await app.SendAsync(forum.Organiser, Plan("Ports and rivers", 9).ToChange(changed) with { EventId = forum.Id });
        await app.SendAsync(forum.Organiser, new CancelSession("No speaker") { EventId = forum.Id, SessionId = cancelled });
        await app.SendAsync(forum.Organiser, (Plan("Water", 11) with { Draft = true }).ToChange(taken) with { EventId = forum.Id });
        var added = await app.ScheduleAsync(forum, Plan("New", 13));
        await app.ScheduleAsync(forum, Plan("Only pencilled in", 14) with { Draft = true });

        var changes = await ReadAsync(forum);
        Assert.Equal(1, changes.Number);
        Assert.Equivalent(
            new[]
            {
                new AgendaChange(changed, AgendaChangeKind.Changed), new AgendaChange(cancelled, AgendaChangeKind.Cancelled),
                new AgendaChange(taken, AgendaChangeKind.Removed), new AgendaChange(added, AgendaChangeKind.Added),
            },
            changes.Sessions, strict: true);
        await app.SendAsync(forum.Organiser, new PublishAgenda(forum.Id));
        Assert.True((await ReadAsync(forum)).IsNothing);
    }

    [Fact]
    public async Task Says_that_only_the_event_itself_is_another()
    {
        var forum = await app.EventAsync();
        await app.ScheduleAsync(forum, Plan("Ports", 9));
        await app.SendAsync(forum.Organiser, new PublishAgenda(forum.Id));

        await app.ChangeEventAsync(forum, details => details with { Venue = Given.Text("Lotus Hall") });

        var changes = await ReadAsync(forum);
        Assert.Empty(changes.Sessions);
        Assert.True(changes.IsOtherwiseChanged);
    }

    private static ScheduleSession Plan(string title, int hour) => Plans.Plan(title, $"{hour:00}:00-{hour + 1:00}:00");

    private Task<AgendaChanges> ReadAsync(TestEvent forum) => app.SendAsync(forum.Organiser, new ListAgendaChanges(forum.Id));
}
