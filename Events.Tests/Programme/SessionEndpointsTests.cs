using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Programme;
using Events.Tests.Support;

namespace Events.Tests.Programme;

public sealed class SessionEndpointsTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Schedules_reads_changes_and_cancels()
    {
        var forum = await app.EventAsync();
        var (room, chair) = (await app.RoomAsync(forum), await app.ParticipantAsync(forum, new() { Latin = "CHAIR Able" }, Given.Text("Minister")));
        var client = await app.ClientAsync(forum.Organiser);
        var address = $"/api/events/{forum.Id}/sessions";
        object Body(string startTime, string title) => new
        {
            kind = "subForum",
            title = new { en = title, zh = "分论坛" },
            description = new { en = "About things" },
            audience = "restricted",
            floorLanguages = new[] { "en", "zh" },
            interpretationLanguages = new[] { "id" },
            capacity = 80,
            roomId = room,
            startDate = "2024-08-12",
            startTime,
            endDate = "2024-08-12",
            endTime = "11:00",
            people = new[] { new { participationId = chair.ParticipationId, role = "chair" } },
        };

        var id = await (await client.PostAsJsonAsync(address, Body("09:00", "Sub-forum"))).MadeAsync();
        var read = await client.GetAsync($"{address}/{id}");
        var session = JsonSerializer.Deserialize<JsonElement>(await read.Content.ReadAsStringAsync());
        HttpRequestMessage Put(string version) => new(HttpMethod.Put, $"{address}/{id}") { Headers = { IfMatch = { new(version) } }, Content = JsonContent.Create(Body("09:30:00", "Renamed")) };
        Assert.Equal(HttpStatusCode.NoContent, (await client.SendAsync(Put(read.Headers.ETag!.Tag))).StatusCode);
        var before = await app.DigestAsync();
        await (await client.SendAsync(Put(read.Headers.ETag!.Tag))).ShouldBeAsync(HttpStatusCode.PreconditionFailed, "stale-version");
        await (await client.PutAsJsonAsync($"{address}/{id}", Body("09:30", "Renamed"))).ShouldBeAsync(HttpStatusCode.PreconditionRequired, "if-match-required");
        Assert.Equal(before, await app.DigestAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync($"{address}/{id}/cancel", new { reason = "No quorum" })).StatusCode);

        Assert.Equal("subForum", session.GetProperty("kind").GetString());
        Assert.Equal("2024-08-12T01:00:00Z", session.GetProperty("startsUtc").GetString());
        Assert.Equal("CHAIR Able", session.GetProperty("people")[0].GetProperty("name").GetString());
        var row = Assert.Single((await app.SendAsync(forum.Organiser, new ListSessions(forum.Id, Plans.FirstDay))).Items);
        Assert.Equal(("Renamed", new TimeOnly(9, 30), SessionState.Cancelled, 1), (row.Title.In("en"), row.StartTime, row.State, row.People));
        Assert.Equal("Hall", row.Room!.In("en"));
        Assert.Empty((await app.SendAsync(forum.Organiser, new ListSessions(forum.Id, Plans.FirstDay.AddDays(1)))).Items);
    }

    [Fact]
    public async Task Lists_in_pages()
    {
        var forum = await app.EventAsync();
        foreach (var hour in Enumerable.Range(9, 5))
        {
            await app.ScheduleAsync(forum, Plans.Plan($"At {hour}", $"{hour:00}:00-{hour:00}:30"));
        }

        var client = await app.ClientAsync(await app.UserWithRoleAsync(forum.Id, EventRole.Viewer));
        var page = JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync($"/api/events/{forum.Id}/sessions?page=2&pageSize=2"));

        Assert.Equal(["At 11", "At 12"], page.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("title").GetProperty("en").GetString()));
        Assert.Equal(5, page.GetProperty("total").GetInt32());
        await (await client.GetAsync($"/api/events/{forum.Id}/sessions?pageSize=1000000")).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
    }

    [Fact]
    public async Task Is_changed_by_the_organiser_and_the_protocol_officer_only()
    {
        var (forum, other) = (await app.EventAsync(), await app.EventAsync());
        var plan = Plans.Plan("Opening", "09:00-10:00") with { EventId = forum.Id };
        var id = await app.SendAsync(await app.UserWithRoleAsync(forum.Id, EventRole.ProtocolOfficer), plan);
        var viewer = await app.UserWithRoleAsync(forum.Id, EventRole.Viewer);
        var before = await app.DigestAsync();

        await Assert.ThrowsAsync<Forbidden>(() => app.SendAsync(viewer, plan));
        await Assert.ThrowsAsync<Forbidden>(() => app.SendAsync(viewer, plan.ToChange(id)));
        await Assert.ThrowsAsync<Forbidden>(() => app.SendAsync(viewer, new CancelSession("No") { EventId = forum.Id, SessionId = id }));
        await Assert.ThrowsAsync<NotFound>(() => app.SendAsync(other.Organiser, plan));
        await Assert.ThrowsAsync<NotFound>(() => app.SendAsync(other.Organiser, new GetSession(other.Id, id)));
        await Assert.ThrowsAsync<NotFound>(() => app.SendAsync(other.Organiser, plan.ToChange(id) with { EventId = other.Id }));
        await Assert.ThrowsAsync<NotFound>(() => app.SendAsync(other.Organiser, new CancelSession("No") { EventId = other.Id, SessionId = id }));
        await Assert.ThrowsAsync<SignInRequired>(() => app.SendAsync(null, new ListSessions(forum.Id)));
        Assert.Equal(before, await app.DigestAsync());
    }

    [Fact]
    public async Task Does_not_know_rooms_and_people_of_another_event()
    {
        var (forum, other) = (await app.EventAsync(), await app.EventAsync());
        var (room, speaker) = (await app.RoomAsync(other), await app.ParticipantAsync(other));
        var before = await app.DigestAsync();

        Assert.Equal("room", (await Assert.ThrowsAsync<NotFound>(() => app.ScheduleAsync(forum, Plans.Plan("Opening", "09:00-10:00", room)))).What);
        Assert.Equal("participation", (await Assert.ThrowsAsync<NotFound>(() => app.ScheduleAsync(forum, Plans.Plan("Opening", "09:00-10:00", null, null, speaker.As(SessionRole.Chair))))).What);
        Assert.Equal(before, await app.DigestAsync());
    }

    [Theory]
    [InlineData("""{"startTime":"10:00","endTime":"09:00"}""", HttpStatusCode.Conflict, "session-ends-before-it-starts", "endTime")]
    [InlineData("""{"startDate":"2024-08-11","endDate":"2024-08-11"}""", HttpStatusCode.Conflict, "session-outside-event", "startDate")]
    [InlineData("""{"startTime":"09:00:30"}""", HttpStatusCode.BadRequest, "invalid", "startTime")]
    [InlineData("""{"startTime":"25:00"}""", HttpStatusCode.BadRequest, "invalid", "startTime")]
    [InlineData("""{"startTime":null}""", HttpStatusCode.BadRequest, "invalid", "startTime")]
    [InlineData("""{"startDate":"2024-02-30"}""", HttpStatusCode.BadRequest, "invalid", "startDate")]
    [InlineData("""{"kind":"picnic"}""", HttpStatusCode.BadRequest, "invalid", "kind")]
    [InlineData("""{"kind":1}""", HttpStatusCode.BadRequest, "invalid", "kind")]
    [InlineData("""{"title":{}}""", HttpStatusCode.BadRequest, "invalid", "title")]
    [InlineData("""{"capacity":0}""", HttpStatusCode.BadRequest, "invalid", "capacity")]
    [InlineData("""{"floorLanguages":[null]}""", HttpStatusCode.BadRequest, "invalid", "floorLanguages[0]")]
    [InlineData("""{"people":[null]}""", HttpStatusCode.BadRequest, "invalid", "people[0]")]
    [InlineData("""{"people":null}""", HttpStatusCode.BadRequest, "invalid", "people")]
    [InlineData("""{"colour":"red"}""", HttpStatusCode.BadRequest, "invalid", "colour")]
    [InlineData("""{"roomId":"00000000-0000-0000-0000-000000000001"}""", HttpStatusCode.NotFound, "not-found", null)]
    public async Task Refuses_bad_input_and_changes_nothing(string members, HttpStatusCode status, string code, string? field)
    {
        var forum = await app.EventAsync();
        var client = await app.ClientAsync(forum.Organiser);
        var body = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(
            """{"kind":"plenary","title":{"en":"Opening"},"startDate":"2024-08-12","startTime":"09:00","endDate":"2024-08-12","endTime":"10:00"}""")!;
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(members)!)
        {
            body[name] = value;
        }

        var before = await app.DigestAsync();
        var response = await client.PostAsync($"/api/events/{forum.Id}/sessions", new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"));

        var problem = await response.ShouldBeAsync(status, code);
        Assert.True(field is null || problem.GetProperty("errors").TryGetProperty(field, out _), problem.ToString());
        Assert.Equal(before, await app.DigestAsync());
    }

    [Fact]
    public async Task Refuses_a_time_that_the_clocks_jump_over()
    {
        var forum = await app.EventAsync();
        await app.ChangeEventAsync(forum, details => details with { Zone = "Europe/Paris", StartsOn = new DateOnly(2024, 3, 30), EndsOn = new DateOnly(2024, 4, 1) });
        var client = await app.ClientAsync(forum.Organiser);
        var before = await app.DigestAsync();

        var response = await client.PostAsJsonAsync($"/api/events/{forum.Id}/sessions", new
        {
            kind = "plenary",
            title = new { en = "Night" },
            startDate = "2024-03-31",
            startTime = "02:30",
            endDate = "2024-03-31",
            endTime = "04:00",
        });

        await response.ShouldBeAsync(HttpStatusCode.Conflict, "no-such-local-time");
        Assert.Equal(before, await app.DigestAsync());
    }

    [Fact]
    public async Task Asks_why_it_is_cancelled()
    {
        var forum = await app.EventAsync();
        var id = await app.ScheduleAsync(forum, Plans.Plan("Opening", "09:00-10:00"));
        var client = await app.ClientAsync(forum.Organiser);
        var before = await app.DigestAsync();

        await (await client.PostAsJsonAsync($"/api/events/{forum.Id}/sessions/{id}/cancel", new { reason = " " })).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
        await (await client.PostAsJsonAsync($"/api/events/{forum.Id}/sessions/{id}/cancel", new { })).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");

        Assert.Equal(before, await app.DigestAsync());
    }
}
