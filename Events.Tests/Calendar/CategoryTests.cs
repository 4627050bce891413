using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Events.Domain.Access;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Tests.Support;

namespace Events.Tests.Calendar;

public sealed class CategoryTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Adds_changes_and_lists_categories_in_their_order()
    {
        var forum = await app.EventAsync(); // has D and S
        var client = await app.ClientAsync(forum.Organiser);

        var id = await (await client.PostAsJsonAsync($"/api/events/{forum.Id}/categories", new { name = new { en = "Media" }, letter = "m", colour = "#ef6c00", zones = new[] { "p", "M", "P" }, order = 3 })).MadeAsync();
        var read = await client.GetAsync($"/api/events/{forum.Id}/categories/{id}");
        Assert.Equal("\"1\"", read.Headers.ETag!.Tag);
        var category = await read.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("M", "#EF6C00"), (category.GetProperty("letter").GetString(), category.GetProperty("colour").GetString()));
        Assert.Equal(["P", "M"], category.GetProperty("zones").EnumerateArray().Select(zone => zone.GetString()));
        object changed = new { name = new { en = "Press" }, letter = "P", colour = "#EF6C00", zones = new[] { "P" }, order = 0 };
        await (await client.PutAsJsonAsync($"/api/events/{forum.Id}/categories/{id}", changed)).ShouldBeAsync(HttpStatusCode.PreconditionRequired, "if-match-required");
        Assert.Equal(HttpStatusCode.NoContent, (await PutAsync(client, forum.Id, id, changed, 1)).StatusCode);
        await (await PutAsync(client, forum.Id, id, changed, 1)).ShouldBeAsync(HttpStatusCode.PreconditionFailed, "stale-version");

        var rows = await app.SendAsync(forum.Organiser, new ListCategories(forum.Id));
        Assert.Equal(["P", "D", "S"], rows.Select(row => row.Letter));
    }

    [Theory]
    [InlineData("""{"name":{"en":"Media"},"letter":"d","colour":"#EF6C00","zones":[]}""", 409, "one-letter-per-event", "letter")]
    [InlineData("""{"name":{"en":"Media"},"letter":"","colour":"#EF6C00","zones":[]}""", 400, "invalid", "letter")]
    [InlineData("""{"name":{"en":"Media"},"letter":"MED","colour":"#EF6C00","zones":[]}""", 400, "invalid", "letter")]
    [InlineData("""{"name":{"en":"Media"},"letter":"M","colour":"orange","zones":[]}""", 400, "invalid", "colour")]
    [InlineData("""{"name":{"en":"Media"},"letter":"M","colour":"#EF6C0","zones":[]}""", 400, "invalid", "colour")]
    [InlineData("""{"name":{"en":"Media"},"letter":"M","colour":"#EF6C0G","zones":[]}""", 400, "invalid", "colour")]
    [InlineData("""{"name":{"en":"Media"},"letter":"M","colour":"#EF6C00","zones":["all"]}""", 400, "invalid", "zones[0]")]
    [InlineData("""{"name":{"en":"Media"},"letter":"M","colour":"#EF6C00","zones":[null]}""", 400, "invalid", "zones[0]")]
    [InlineData("""{"name":{"en":"Media"},"letter":"M","colour":"#EF6C00","zones":["A","B","C","D","E","F","G","H","I","J","K","L","M"]}""", 400, "invalid", "zones")]
    [InlineData("""{"name":{},"letter":"M","colour":"#EF6C00","zones":[]}""", 400, "invalid", "name")]
    [InlineData("""{"name":{"en":"Media"},"letter":"M","colour":null,"zones":[]}""", 400, "invalid", "colour")]
    public async Task Refuses_a_wrong_category_and_changes_nothing(string json, int status, string code, string field)
    {
        var forum = await app.EventAsync();
        var client = await app.ClientAsync(forum.Organiser);
        var before = await app.DigestAsync();

        var response = await client.PostAsync($"/api/events/{forum.Id}/categories", new StringContent(json, Encoding.UTF8, "application/json"));

        var problem = await response.ShouldBeAsync((HttpStatusCode)status, code);
        Assert.Contains(field, problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
        Assert.Equal(before, await app.DigestAsync());
    }

    [Fact]
    public async Task Uses_a_letter_again_in_another_event()
    {
        var (forum, other) = (await app.EventAsync(), await app.EventAsync());
        var add = new AddCategory(Given.Text("Media"), "M", "#EF6C00", []);

        await app.SendAsync(forum.Organiser, add with { EventId = forum.Id });
        await app.SendAsync(other.Organiser, add with { EventId = other.Id });

        Assert.Equal("one-letter-per-event", (await Assert.ThrowsAsync<RuleViolation>(() => app.SendAsync(forum.Organiser, add with { EventId = forum.Id }))).Code);
    }

    [Fact]
    public async Task Removes_a_category_only_while_nothing_stands_on_it()
    {
        var forum = await app.EventAsync();
        var client = await app.ClientAsync(forum.Organiser);
        await app.ReadAsync(async db =>
        {
            var delegation = Delegation.Named(forum.Id, Given.Text("Harbour Towns"), DelegationKind.Party);
            delegation.SetQuota(forum.Delegates, 7);
            db.Delegations.Add(delegation);
            return await db.SaveChangesAsync(CancellationToken.None);
        });

        await (await client.DeleteAsync($"/api/events/{forum.Id}/categories/{forum.Delegates}")).ShouldBeAsync(HttpStatusCode.Conflict, "in-use");
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"/api/events/{forum.Id}/categories/{forum.Staff}")).StatusCode);
        await (await client.DeleteAsync($"/api/events/{forum.Id}/categories/{forum.Staff}")).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");

        Assert.Equal([forum.Delegates], (await app.SendAsync(forum.Organiser, new ListCategories(forum.Id))).Select(row => row.Id));
    }

    [Fact]
    public async Task Is_not_there_for_other_events_and_not_for_viewers_to_change()
    {
        var (forum, other) = (await app.EventAsync(), await app.EventAsync());
        var viewer = await app.UserWithRoleAsync(forum.Id, EventRole.Viewer);
        var change = new ChangeCategory(Given.Text("Taken"), "T", "#000000", [], 1) { EventId = other.Id, CategoryId = forum.Delegates };
        var before = await app.DigestAsync();

        await Assert.ThrowsAsync<NotFound>(() => app.SendAsync(other.Organiser, change));
        await Assert.ThrowsAsync<NotFound>(() => app.SendAsync(other.Organiser, change with { EventId = forum.Id }));
        await Assert.ThrowsAsync<NotFound>(() => app.SendAsync(other.Organiser, new RemoveCategory(other.Id, forum.Delegates)));
        await Assert.ThrowsAsync<NotFound>(() => app.SendAsync(other.Organiser, new GetCategory(other.Id, forum.Delegates)));
        await Assert.ThrowsAsync<Forbidden>(() => app.SendAsync(viewer, new RemoveCategory(forum.Id, forum.Delegates)));
        await Assert.ThrowsAsync<Forbidden>(() => app.SendAsync(viewer, change with { EventId = forum.Id }));
        Assert.Equal(2, (await app.SendAsync(viewer, new ListCategories(forum.Id))).Count);

        Assert.Equal(before, await app.DigestAsync());
    }

    private static Task<HttpResponseMessage> PutAsync(HttpClient client, Guid eventId, Guid id, object body, long version)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/events/{eventId}/categories/{id}") { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        return client.SendAsync(request);
    }
}
