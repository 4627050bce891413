using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Events.Domain.Access;
using Events.Domain.Calendar;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Calendar;

public sealed class EventEndpointsTests(EventsApp app) : IClassFixture<EventsApp>
{
    private const string Sound = """
        {"name":{"en":"ASEAN-China Week 2024","zh":"2024年东盟中国周"},"startsOn":"2024-08-12","endsOn":"2024-08-15","zone":"Asia/Shanghai","hostCountry":"CN",
         "city":{"en":"Changzhi","zh":"长治"},"languages":["zh","en"],"theme":{"en":"Prosperity through innovation"},"aliases":["ACW 2024"]}
        """;

    [Fact]
    public async Task Creates_a_draft_that_its_creator_organises()
    {
        var administrator = await app.AdministratorAsync();
        var client = await app.ClientAsync(administrator);

        var response = await client.PostAsync("/api/events", Json(Sound));

        var id = await response.MadeAsync();
        Assert.EndsWith($"/api/events/{id}", response.Headers.Location!.ToString());
        var read = await client.GetAsync($"/api/events/{id}");
        Assert.Equal("\"1\"", read.Headers.ETag!.Tag);
        var edition = await read.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(
            ("asean-china-week-2024", "draft", "CN", "Asia/Shanghai", "2024-08-12", "2024-08-15"),
            (Text(edition, "slug"), Text(edition, "status"), Text(edition, "hostCountry"), Text(edition, "zone"), Text(edition, "startsOn"), Text(edition, "endsOn")));
        Assert.Equal("长治", Text(edition.GetProperty("city"), "zh"));
        Assert.Equal(["zh", "en"], edition.GetProperty("languages").EnumerateArray().Select(language => language.GetString()));
        var role = await app.ReadAsync(db => db.RoleAssignments.SingleAsync(role => role.EventId == id));
        Assert.Equal((administrator, EventRole.Organiser), (role.UserId, role.Role));
        Assert.Equal(
            [nameof(Event), nameof(RoleAssignment)],
            await app.ReadAsync(db => db.AuditEntries.Where(entry => entry.EventId == id && entry.Action == nameof(CreateEvent)).Select(entry => entry.ObjectType).OrderBy(type => type).ToListAsync()));
    }

    [Theory]
    [InlineData("startsOn", "\"2024-08-16\"", 409, "event-ends-before-it-starts", "endsOn")]
    [InlineData("endsOn", "\"2024-10-11\"", 409, "event-too-long", "endsOn")] // the 61st day
    [InlineData("hostCountry", "\"ZZ\"", 409, "unknown-country", "hostCountry")]
    [InlineData("hostCountry", "\"China\"", 400, "invalid", "hostCountry")]
    [InlineData("hostCountry", "null", 400, "invalid", "hostCountry")]
    [InlineData("zone", "\"China Standard Time\"", 400, "invalid", "zone")]
    [InlineData("zone", "\"Asia/Atlantis\"", 400, "invalid", "zone")]
    [InlineData("zone", "\"right/Asia/Shanghai\"", 400, "invalid", "zone")]
    [InlineData("zone", "\"+08:00\"", 400, "invalid", "zone")]
    [InlineData("name", "{}", 400, "invalid", "name")]
    [InlineData("name", "{\"zh\":\"中国东盟周\"}", 400, "invalid", "slug")]
    [InlineData("slug", "\"Week 2024\"", 400, "invalid", "slug")]
    [InlineData("city", "{}", 400, "invalid", "city")]
    [InlineData("languages", "[]", 400, "invalid", "languages")]
    [InlineData("languages", "[\"en\",\"EN\"]", 400, "invalid", "languages")]
    [InlineData("languages", "[\"en\",null]", 400, "invalid", "languages[1]")]
    [InlineData("languages", "[\"not a language\"]", 400, "invalid", "languages[0]")]
    [InlineData("startsOn", "\"12.08.2024\"", 400, "invalid", "startsOn")]
    [InlineData("startsOn", "\"0001-01-01\"", 400, "invalid", "startsOn")]
    [InlineData("seriesId", "\"00000000-0000-0000-0000-000000000001\"", 409, "unknown-series", "seriesId")]
    [InlineData("ordinal", "3", 400, "invalid", "ordinal")]
    [InlineData("status", "\"live\"", 400, "invalid", "status")]
    [InlineData("aliases", "[\" \"]", 400, "invalid", "aliases[0]")]
    public async Task Refuses_a_wrong_description_and_changes_nothing(string member, string value, int status, string code, string field)
    {
        var client = await app.ClientAsync(await app.AdministratorAsync());
        var body = JsonNode.Parse(Sound)!.AsObject();
        body[member] = JsonNode.Parse(value);
        var before = await app.DigestAsync();

        var response = await client.PostAsync("/api/events", Json(body.ToJsonString()));

        var problem = await response.ShouldBeAsync((HttpStatusCode)status, code);
        Assert.Contains(field, problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
        Assert.Equal(before, await app.DigestAsync());
    }

    [Fact]
    public async Task Refuses_an_address_that_is_taken()
    {
        var client = await app.ClientAsync(await app.AdministratorAsync());
        var slug = $"week-{Guid.NewGuid():N}";
        var body = JsonNode.Parse(Sound)!.AsObject();
        body["slug"] = slug;
        await (await client.PostAsync("/api/events", Json(body.ToJsonString()))).MadeAsync();
        var before = await app.DigestAsync();

        await (await client.PostAsync("/api/events", Json(body.ToJsonString()))).ShouldBeAsync(HttpStatusCode.Conflict, "one-slug");

        Assert.Equal(before, await app.DigestAsync());
    }

    [Fact]
    public async Task Lets_only_administrators_create()
    {
        var forum = await app.EventAsync();

        await (await (await app.ClientAsync(forum.Organiser)).PostAsync("/api/events", Json(Sound))).ShouldBeAsync(HttpStatusCode.Forbidden, "forbidden");
        await (await (await app.ClientAsync(null)).PostAsync("/api/events", Json(Sound))).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Fact]
    public async Task Changes_an_event_from_the_version_that_was_read_only()
    {
        var forum = await app.EventAsync();
        var client = await app.ClientAsync(forum.Organiser);
        var changed = Changed("Forum on Trade");

        await (await client.PutAsync($"/api/events/{forum.Id}", Json(changed))).ShouldBeAsync(HttpStatusCode.PreconditionRequired, "if-match-required");
        Assert.Equal(HttpStatusCode.NoContent, (await PutAsync(client, $"/api/events/{forum.Id}", changed, 1)).StatusCode);
        await (await PutAsync(client, $"/api/events/{forum.Id}", Changed("Lost"), 1)).ShouldBeAsync(HttpStatusCode.PreconditionFailed, "stale-version");

        var edition = await app.SendAsync(forum.Organiser, new GetEvent(forum.Id));
        Assert.Equal(("Forum on Trade", forum.Slug, 2L), (edition.Name.In("en"), edition.Slug, edition.Version));
        Assert.Equal(forum.Id, (await app.SendAsync(forum.Organiser, new ListEvents("FORUM ON"))).Items.Single().Id);
    }

    [Fact]
    public async Task Is_not_there_for_others_and_not_for_viewers_to_change()
    {
        var (forum, other) = (await app.EventAsync(), await app.EventAsync());
        var stranger = await app.ClientAsync(other.Organiser);
        var viewer = await app.ClientAsync(await app.UserWithRoleAsync(forum.Id, EventRole.Viewer));
        var before = await app.DigestAsync();

        await (await stranger.GetAsync($"/api/events/{forum.Id}")).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        await (await PutAsync(stranger, $"/api/events/{forum.Id}", Changed("Taken"), 1)).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        await (await stranger.PostAsync($"/api/events/{forum.Id}/open", null)).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Equal(HttpStatusCode.OK, (await viewer.GetAsync($"/api/events/{forum.Id}")).StatusCode);
        await (await PutAsync(viewer, $"/api/events/{forum.Id}", Changed("Taken"), 1)).ShouldBeAsync(HttpStatusCode.Forbidden, "forbidden");
        await (await PutAsync(viewer, $"/api/events/{forum.Id}/organisations", """{"organisations":[]}""", 1)).ShouldBeAsync(HttpStatusCode.Forbidden, "forbidden");
        await (await viewer.PostAsync($"/api/events/{forum.Id}/open", null)).ShouldBeAsync(HttpStatusCode.Forbidden, "forbidden");

        Assert.Equal(before, await app.DigestAsync());
    }

    [Fact]
    public async Task Lists_the_events_that_somebody_has_a_role_in()
    {
        var (mine, other) = (await app.EventAsync(), await app.EventAsync());
        var viewer = await app.UserWithRoleAsync(mine.Id, EventRole.Viewer);

        Assert.Equal([mine.Id], (await app.SendAsync(viewer, new ListEvents())).Items.Select(row => row.Id));
        Assert.Empty((await app.SendAsync(await app.UserAsync(), new ListEvents())).Items);
        var all = await app.SendAsync(await app.AdministratorAsync(), new ListEvents(PageSize: 100));
        Assert.Superset(new HashSet<Guid> { mine.Id, other.Id }, all.Items.Select(row => row.Id).ToHashSet());
    }

    [Fact]
    public async Task Pages_at_most_a_hundred()
    {
        var client = await app.ClientAsync(await app.AdministratorAsync());
        await app.EventAsync();
        await app.EventAsync();

        var second = await client.GetFromJsonAsync<JsonElement>("/api/events?page=2&pageSize=1");
        Assert.Equal(1, second.GetProperty("items").GetArrayLength());
        Assert.True(second.GetProperty("total").GetInt32() >= 2);
        await (await client.GetAsync("/api/events?pageSize=1000000")).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
        await (await client.GetAsync("/api/events?page=0")).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
    }

    [Fact]
    public async Task Moves_by_command_and_says_why_where_it_is_asked()
    {
        var forum = await app.EventAsync();
        var client = await app.ClientAsync(forum.Organiser);

        await (await client.PostAsJsonAsync($"/api/events/{forum.Id}/postpone", new { reason = " " })).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync($"/api/events/{forum.Id}/postpone", new { reason = "Typhoon" })).StatusCode);
        await (await client.PostAsync($"/api/events/{forum.Id}/open", null)).ShouldBeAsync(HttpStatusCode.Conflict, "event-status");
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync($"/api/events/{forum.Id}/announce", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync($"/api/events/{forum.Id}/open", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync($"/api/events/{forum.Id}/close", null)).StatusCode);
        await (await client.PostAsJsonAsync($"/api/events/{forum.Id}/cancel", new { reason = "Too late" })).ShouldBeAsync(HttpStatusCode.Conflict, "event-status");

        Assert.Equal(EventStatus.Closed, (await app.SendAsync(forum.Organiser, new GetEvent(forum.Id))).Status);
        Assert.Equal("Typhoon", (await app.ReadAsync(db => db.AuditEntries.SingleAsync(entry => entry.ObjectId == forum.Id && entry.Action == nameof(PostponeEvent)))).Reason);
    }

    private static string Changed(string name) => $$"""
        {"name":{"en":"{{name}}"},"startsOn":"2024-08-12","endsOn":"2024-08-14","zone":"Asia/Shanghai","hostCountry":"CN","city":{"en":"Changzhi"},"languages":["en"],
         "seriesId":null,"ordinal":null,"year":2024,"theme":null,"aliases":null,"venue":null}
        """;

    private static Task<HttpResponseMessage> PutAsync(HttpClient client, string address, string json, long version)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = Json(json) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        return client.SendAsync(request);
    }

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    private static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();
}
