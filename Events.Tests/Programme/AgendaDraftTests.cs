using System.Net;
using Events.Domain.Programme;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Programme;

public sealed class AgendaDraftTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Shows_what_publishing_would_make_and_publishes_nothing()
    {
        var forum = await app.EventAsync();
        var opening = await app.ScheduleAsync(forum, Plans.Plan("Opening", "09:00-10:00"));
        await app.ScheduleAsync(forum, Plans.Plan("Ministers in private", "10:00-11:00") with { Audience = SessionAudience.Closed });

        var first = await app.SendAsync(forum.Organiser, new GetAgendaDraft(forum.Id, "en,zh"));

        Assert.StartsWith("Draft of version 1, ", first.Paper.Issued, StringComparison.Ordinal);
        Assert.StartsWith("第 1 版草稿", first.Paper.Second!.Issued, StringComparison.Ordinal);
        Assert.Equal(["Opening", "Closed"], first.Paper.Days.SelectMany(day => day.Items).Select(item => item.Title));
        Assert.Null(first.Paper.Changes);
        Assert.Null(first.Paper.Latest);
        Assert.False(await app.ReadAsync(db => db.AgendaReleases.AnyAsync(release => release.EventId == forum.Id)));

        await app.SendAsync(forum.Organiser, new PublishAgenda(forum.Id));
        await app.SendAsync(forum.Organiser, new CancelSession("The host is ill") { EventId = forum.Id, SessionId = opening });
        var second = await app.SendAsync(forum.Organiser, new GetAgendaDraft(forum.Id));

        Assert.StartsWith("Draft of version 2, ", second.Paper.Issued, StringComparison.Ordinal);
        Assert.Equal("Changed since version 1", second.Paper.Changes!.Heading);
        Assert.StartsWith("Cancelled: ", Assert.Single(second.Paper.Changes.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_programme_has_no_draft_and_a_language_is_checked()
    {
        var forum = await app.EventAsync();
        var client = await app.ClientAsync(forum.Organiser);

        await (await client.GetAsync($"/api/events/{forum.Id}/agenda/draft.pdf")).ShouldBeAsync(HttpStatusCode.Conflict, "agenda-is-empty");
        await (await client.GetAsync($"/api/events/{forum.Id}/agenda/draft.pdf?lang=en,zh,id")).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
        await app.ScheduleAsync(forum, Plans.Plan("Opening", "09:00-10:00"));
        var answer = await client.GetAsync($"/api/events/{forum.Id}/agenda/draft.pdf?lang=en");
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.True((await answer.Content.ReadAsByteArrayAsync()).AsSpan().StartsWith("%PDF-"u8));
    }
}
