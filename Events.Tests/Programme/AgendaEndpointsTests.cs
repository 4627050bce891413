using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Events.Domain.Programme;
using Events.Infrastructure.Persistence;
using Events.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Programme;

/// <summary>What anybody may read without signing in.</summary>
public sealed class AgendaEndpointsTests(PaperApp app) : IClassFixture<PaperApp>
{
    private const string Canary = "Zanzibar-4711";

    [Fact]
    public async Task Answers_202_until_the_first_paper_is_finished_then_the_latest_finished_one()
    {
        var forum = await app.EventAsync();
        var world = await app.ClientAsync(null);
        var address = $"/api/events/{forum.Id}/agenda.pdf";
        await (await world.GetAsync(address)).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        await app.ScheduleAsync(forum, Plans.Plan("Opening", "09:00-10:00"));
        var organiser = await app.ClientAsync(forum.Organiser);
        app.HoldThePrinter();
        Assert.Equal(HttpStatusCode.OK, (await organiser.PostAsync($"/api/events/{forum.Id}/agenda/publish", null)).StatusCode);

        var pending = await world.GetAsync(address);
        await app.PrintAsync(forum);
        var first = await world.GetAsync(address);
        await app.ScheduleAsync(forum, Plans.Plan("Closing", "11:00-12:00"));
        app.HoldThePrinter();
        await organiser.PostAsync($"/api/events/{forum.Id}/agenda/publish", null);
        var meanwhile = await world.GetAsync(address);
        await app.PrintAsync(forum);
        var second = await world.GetAsync(address);

        Assert.Equal(HttpStatusCode.Accepted, pending.StatusCode);
        Assert.NotNull(pending.Headers.RetryAfter);
        var job = JsonSerializer.Deserialize<JsonElement>(await pending.Content.ReadAsStringAsync());
        Assert.Contains(job.GetProperty("state").GetString(), (string[])["queued", "running"]);
        Assert.EndsWith(job.GetProperty("jobId").GetString()!, pending.Headers.Location!.ToString());
        Assert.Equal("application/pdf", first.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"{forum.Slug}-agenda-v1-en.pdf", first.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.Contains("Version 1", await first.Content.ReadAsStringAsync());
        Assert.Equal(first.Headers.ETag, meanwhile.Headers.ETag);
        Assert.Contains("Version 2", await second.Content.ReadAsStringAsync());
        Assert.NotEqual(first.Headers.ETag, second.Headers.ETag);
    }

    [Fact]
    public async Task Sends_the_paper_with_its_hash_as_etag_in_parts_and_not_twice()
    {
        var forum = await PublishedAsync(Plans.Plan("Opening", "09:00-10:00"));
        await app.PrintAsync(forum);
        var world = await app.ClientAsync(null);
        var address = $"/api/events/{forum.Id}/agenda.pdf?lang=zh-CN";

        var whole = await world.GetAsync(address);
        var bytes = await whole.Content.ReadAsByteArrayAsync();
        var part = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(5, 14) } };
        var again = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { whole.Headers.ETag! } } };
        var (answered, unchanged) = (await world.SendAsync(part), await world.SendAsync(again));

        Assert.Equal($"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))}\"", whole.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.PartialContent, answered.StatusCode);
        Assert.Equal(bytes[5..15], await answered.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Contains("星期一", await whole.Content.ReadAsStringAsync());
        await (await world.GetAsync($"/api/events/{forum.Id}/agenda.pdf?lang=ms")).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        await (await world.GetAsync($"/api/events/{forum.Id}/agenda.pdf?lang=../x")).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
    }

    [Fact]
    public async Task Reads_one_day_in_one_language()
    {
        var forum = await PublishedAsync(Plans.Plan("Opening", "09:00-10:00"), Plans.Plan("Closing", "09:00-10:00", null, new DateOnly(2024, 8, 14)));
        var world = await app.ClientAsync(null);

        var answer = await world.GetAsync($"/api/public/events/{forum.Slug}/agenda?lang=zh&day=2024-08-14");

        var agenda = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        var day = Assert.Single(agenda.GetProperty("days").EnumerateArray());
        Assert.Equal("2024年8月14日 星期三", day.GetProperty("heading").GetString());
        var item = Assert.Single(day.GetProperty("items").EnumerateArray());
        Assert.Equal(("Closing", "en"), (item.GetProperty("title").GetString(), item.GetProperty("titleLanguage").GetString()));
        await (await world.GetAsync($"/api/public/events/{forum.Slug}/agenda?day=tomorrow")).ShouldBeAsync(HttpStatusCode.BadRequest, "bad-request");
        await (await world.GetAsync("/api/public/events/no-such-event/agenda")).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Shows_nothing_of_an_event_that_is_not_published()
    {
        var forum = await PublishedAsync(Plans.Plan("Opening", "09:00-10:00"));
        await app.PrintAsync(forum);
        var world = await app.ClientAsync(null);
        string[] addresses = [$"/api/public/events/{forum.Slug}/agenda", $"/api/events/{forum.Id}/agenda.pdf", $"/api/events/{forum.Id}/agenda.ics"];
        foreach (var address in addresses)
        {
            Assert.Equal(HttpStatusCode.OK, (await world.GetAsync(address)).StatusCode);
        }

        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
            var edition = (await db.Events.FindAsync(forum.Id))!;
            db.Entry(edition).Property(row => row.IsPublished).CurrentValue = false;
            await db.SaveChangesAsync(CancellationToken.None);
        }

        foreach (var address in addresses)
        {
            await (await world.GetAsync(address)).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        }
    }

    [Fact]
    public async Task Leaks_nothing_of_a_closed_session()
    {
        var forum = await app.EventAsync();
        var room = await app.RoomAsync(forum, Canary);
        var minister = await app.ParticipantAsync(forum, new() { Latin = Canary }, Given.Text(Canary));
        var closed = Plans.Plan(Canary, "09:00-10:00", room, null, minister.As(SessionRole.Chair)) with
        {
            Kind = SessionKind.Bilateral,
            Audience = SessionAudience.Closed,
            Description = Given.Text(Canary),
            Track = Given.Text(Canary),
        };
        await app.ScheduleAsync(forum, closed);
        await app.ScheduleAsync(forum, Plans.Plan("Open", "11:00-12:00"));
        await app.SendAsync(forum.Organiser, new PublishAgenda(forum.Id));
        await app.PrintAsync(forum);
        var world = await app.ClientAsync(null);

        foreach (var address in (string[])[$"/api/public/events/{forum.Slug}/agenda", $"/api/events/{forum.Id}/agenda.pdf", $"/api/events/{forum.Id}/agenda.ics"])
        {
            var text = await world.GetStringAsync(address);
            Assert.Contains("Closed", text);
            Assert.Contains("Open", text);
            Assert.DoesNotContain(Canary, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("bilateral", text, StringComparison.OrdinalIgnoreCase);
        }
    }

    private async Task<TestEvent> PublishedAsync(params ScheduleSession[] plans)
    {
        var forum = await app.EventAsync();
        foreach (var plan in plans)
        {
            await app.ScheduleAsync(forum, plan);
        }

        await app.SendAsync(forum.Organiser, new PublishAgenda(forum.Id));
        return forum;
    }
}
