using System.Net;
using System.Net.Http.Json;
using System.Text;
using Events.Domain.Calendar;
using Events.Tests.Support;

namespace Events.Tests.Api;

/// <summary>What is no good request changes nothing, in whatever table, and says what is wrong in a form that programs read.</summary>
public sealed class BadInputTests(EventsApp app) : IClassFixture<EventsApp>
{
    private const string Json = "application/json";

    [Theory]
    [InlineData("""{"name":{"en":"Hall"},"capacity":"12"}""", "invalid")]
    [InlineData("""{"name":"Hall"}""", "invalid")]
    [InlineData("""{"name":{"en":7}}""", "invalid")]
    [InlineData("""{"name":{"en":"Hall"},"colour":"red"}""", "invalid")]
    [InlineData("""{"name":{"en":"Hall"},"Capacity":3}""", "invalid")]
    [InlineData("""{"name":{"en":"Hall"},"capacity":3,"capacity":4}""", "invalid")]
    [InlineData("""{"name":{"en":"Hall","en":"Room"}}""", "invalid")]
    [InlineData("""{"capacity":3}""", "invalid")]
    [InlineData("""{"name":null}""", "invalid")]
    [InlineData("""{"name":{"en":null}}""", "invalid")]
    [InlineData("""{"name":{"en":"Hall"},"capacity":1e400}""", "invalid")]
    [InlineData("""{"name":{"en":"Hall"},"capacity":99999999999}""", "invalid")]
    [InlineData("""{"name":{"en":"Hall"},"capacity":1.5}""", "invalid")]
    [InlineData("""{"name":{"en":"Hall"},"capacity":NaN}""", "invalid")]
    [InlineData("""{"name":{"en":"Hall"},"capacity":-1}""", "invalid")]
    [InlineData("""{"name":{"en":"Hall"}""", "invalid")]
    [InlineData("""{"name":{"en":"Hall"}} and more""", "invalid")]
    [InlineData("""["name"]""", "invalid")]
    [InlineData("null", "bad-request")]
    [InlineData("", "bad-request")]
    public async Task Refuses_a_body_that_is_not_what_it_should_be(string body, string code)
    {
        var forum = await app.EventAsync();
        var client = await app.ClientAsync(forum.Organiser);
        var before = await app.DigestAsync();

        await (await client.PostAsync($"/api/events/{forum.Id}/rooms", new StringContent(body, Encoding.UTF8, Json))).ShouldBeAsync(HttpStatusCode.BadRequest, code);

        Assert.Equal(before, await app.DigestAsync());
    }

    [Fact]
    public async Task Refuses_a_body_a_hundred_levels_deep()
    {
        var forum = await app.EventAsync();
        var client = await app.ClientAsync(forum.Organiser);
        var before = await app.DigestAsync();
        var deep = $$"""{"name":{{string.Concat(Enumerable.Repeat("""{"en":""", 100))}}1{{new string('}', 100)}}}""";

        await (await client.PostAsync($"/api/events/{forum.Id}/rooms", new StringContent(deep, Encoding.UTF8, Json))).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");

        Assert.Equal(before, await app.DigestAsync());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/xml")]
    public async Task Reads_nothing_but_JSON(string mediaType)
    {
        var forum = await app.EventAsync();
        var client = await app.ClientAsync(forum.Organiser);
        var before = await app.DigestAsync();

        await (await client.PostAsync($"/api/events/{forum.Id}/rooms", new StringContent("""{"name":{"en":"Hall"}}""", Encoding.UTF8, mediaType)))
            .ShouldBeAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");

        Assert.Equal(before, await app.DigestAsync());
    }

    [Theory]
    [InlineData("participations?pageSize=1000000")]
    [InlineData("participations?pageSize=101")]
    [InlineData("participations?pageSize=0")]
    [InlineData("participations?page=-1")]
    [InlineData("participations?page=0")]
    [InlineData("participations?page=99999999999")]
    [InlineData("participations?page=first")]
    [InlineData("participations?state=7")]
    [InlineData("projects?pageSize=1000000")]
    [InlineData("audit?pageSize=1000000")]
    [InlineData("jobs?page=-1")]
    public async Task Reads_no_page_out_of_bounds(string query)
    {
        var forum = await app.EventAsync();
        var client = await app.ClientAsync(forum.Organiser);

        var problem = await (await client.GetAsync($"/api/events/{forum.Id}/{query}")).RefusedAsync();

        Assert.Contains(problem.GetProperty("code").GetString(), (string[])["invalid", "bad-request"]);
    }

    [Fact]
    public async Task Takes_a_key_for_one_request_only()
    {
        var forum = await app.EventAsync();
        var client = await app.ClientAsync(forum.Organiser);
        Task<HttpResponseMessage> PostAsync(string key, string name) => client.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"/api/events/{forum.Id}/rooms")
        {
            Content = JsonContent.Create(new { name = new { en = name } }),
            Headers = { { "Idempotency-Key", key } },
        });
        await (await PostAsync("first", "Hall")).MadeAsync();
        var before = await app.DigestAsync();

        await (await PostAsync("first", "Other hall")).ShouldBeAsync(HttpStatusCode.UnprocessableEntity, "idempotency-mismatch");
        await (await PostAsync(new string('k', 300), "Hall")).ShouldBeAsync(HttpStatusCode.BadRequest, "idempotency-key-too-long");

        Assert.Equal(before, await app.DigestAsync());
    }

    [Fact]
    public async Task Changes_nothing_from_an_old_version_or_without_one()
    {
        var forum = await app.EventAsync();
        var room = await app.SendAsync(forum.Organiser, new AddRoom(Given.Text("Hall")) { EventId = forum.Id });
        var client = await app.ClientAsync(forum.Organiser);
        Task<HttpResponseMessage> PutAsync(string? version)
        {
            var request = new HttpRequestMessage(HttpMethod.Put, $"/api/events/{forum.Id}/rooms/{room}") { Content = JsonContent.Create(new { name = new { en = "Other" }, capacity = (int?)null, zone = (string?)null, order = 1 }) };
            if (version is not null)
            {
                request.Headers.TryAddWithoutValidation("If-Match", version);
            }

            return client.SendAsync(request);
        }

        var before = await app.DigestAsync();

        await (await PutAsync(null)).ShouldBeAsync(HttpStatusCode.PreconditionRequired, "if-match-required");
        foreach (var version in (string[])["\"0\"", "\"2\"", "\"99999999999999999999\"", "\"-1\"", "*", "W/\"1\"", "one"])
        {
            await (await PutAsync(version)).ShouldBeAsync(HttpStatusCode.PreconditionFailed, "stale-version");
        }

        Assert.Equal(before, await app.DigestAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await PutAsync("\"1\"")).StatusCode);
    }

    [Fact]
    public async Task Knows_nothing_of_another_event()
    {
        var (forum, other) = (await app.EventAsync(), await app.EventAsync());
        var room = await app.SendAsync(other.Organiser, new AddRoom(Given.Text("Hall")) { EventId = other.Id });
        var delegation = await app.DelegationAsync(other);
        var client = await app.ClientAsync(forum.Organiser);
        var before = await app.DigestAsync();

        foreach (var path in (string[])[$"{other.Id}/rooms", $"{forum.Id}/rooms/{room}", $"{forum.Id}/delegations/{delegation}", $"{Guid.NewGuid()}/rooms"])
        {
            await (await client.GetAsync($"/api/events/{path}")).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        }

        var member = new { name = new { latin = "Somebody Invented" }, categoryId = forum.Delegates, capacity = "delegate" };
        await (await client.PostAsJsonAsync($"/api/events/{forum.Id}/delegations/{delegation}/members", member)).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        await (await client.DeleteAsync($"/api/events/{forum.Id}/rooms/{room}")).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");

        Assert.Equal(before, await app.DigestAsync());
    }

    [Theory]
    [InlineData("GET", "/api/nothing", HttpStatusCode.NotFound, "not-found")]
    [InlineData("GET", "/api/events/not-an-id/rooms", HttpStatusCode.NotFound, "not-found")]
    [InlineData("PATCH", "/api/series", HttpStatusCode.MethodNotAllowed, "method-not-allowed")]
    [InlineData("DELETE", "/api/countries", HttpStatusCode.MethodNotAllowed, "method-not-allowed")]
    public async Task Says_in_the_same_form_that_there_is_no_such_address(string method, string path, HttpStatusCode status, string code)
    {
        var client = await app.ClientAsync((await app.EventAsync()).Organiser);

        await (await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path))).ShouldBeAsync(status, code);
    }

    [Theory]
    [InlineData("GET", "/api/events")]
    [InlineData("GET", "/api/nothing")]
    [InlineData("PATCH", "/api/series")]
    [InlineData("POST", "/api/auth/sign-out")]
    public async Task Asks_a_stranger_to_sign_in_in_the_same_form(string method, string path)
    {
        var client = await app.ClientAsync(null);

        await (await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path))).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Fact]
    public async Task Says_in_the_same_form_that_a_token_is_worth_nothing()
    {
        var client = await app.ClientAsync(null);
        client.DefaultRequestHeaders.Authorization = new("Bearer", "made-up");

        await (await client.GetAsync("/api/events")).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-required");
        await (await client.PostAsJsonAsync("/api/auth/sign-in", new { email = "nobody@example.org", password = "a wrong password" })).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-failed");
    }
}
