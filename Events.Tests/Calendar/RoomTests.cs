using System.Net;
using System.Net.Http.Json;
using Events.Domain.Access;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Calendar;

public sealed class RoomTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Adds_a_room_and_lists_it()
    {
        var forum = await app.EventAsync();
        var client = await app.ClientAsync(forum.Organiser);

        var id = await (await client.PostAsJsonAsync($"/api/events/{forum.Id}/rooms", new { name = new { en = "Plenary hall", zh = "全体会议厅" }, capacity = 300 })).MadeAsync();

        var rooms = await app.SendAsync(forum.Organiser, new ListRooms(forum.Id));
        var room = Assert.Single(rooms);
        Assert.Equal(id, room.Id);
        Assert.Equal("全体会议厅", room.Name.In("zh"));
        var audit = await app.ReadAsync(db => db.AuditEntries.SingleAsync(entry => entry.ObjectId == id));
        Assert.Equal((forum.Organiser, forum.Id, nameof(AddRoom)), (audit.UserId, audit.EventId, audit.Action));
    }

    [Fact]
    public async Task Changes_a_room_only_from_the_version_that_was_read()
    {
        var forum = await app.EventAsync();
        var id = await app.SendAsync(forum.Organiser, new AddRoom(Given.Text("Hall")) { EventId = forum.Id });
        var client = await app.ClientAsync(forum.Organiser);
        Task<HttpResponseMessage> PutAsync(string name, string? version)
        {
            var request = new HttpRequestMessage(HttpMethod.Put, $"/api/events/{forum.Id}/rooms/{id}") { Content = JsonContent.Create(new { name = new { en = name }, capacity = (int?)null, zone = (string?)null, order = 1 }) };
            if (version is not null)
            {
                request.Headers.TryAddWithoutValidation("If-Match", version);
            }

            return client.SendAsync(request);
        }

        Assert.Equal(HttpStatusCode.NoContent, (await PutAsync("Second", "\"1\"")).StatusCode);
        await (await PutAsync("Third", "\"1\"")).ShouldBeAsync(HttpStatusCode.PreconditionFailed, "stale-version");
        await (await PutAsync("Third", null)).ShouldBeAsync(HttpStatusCode.PreconditionRequired, "if-match-required");

        Assert.Equal("Second", (await app.SendAsync(forum.Organiser, new ListRooms(forum.Id))).Single().Name.In("en"));
    }

    [Fact]
    public async Task Is_not_there_for_those_without_a_role_in_the_event()
    {
        var forum = await app.EventAsync();
        var other = await app.EventAsync();
        await app.SendAsync(forum.Organiser, new AddRoom(Given.Text("Hall")) { EventId = forum.Id });

        await (await (await app.ClientAsync(other.Organiser)).GetAsync($"/api/events/{forum.Id}/rooms")).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        await (await (await app.ClientAsync(null)).GetAsync($"/api/events/{forum.Id}/rooms")).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-required");
        var viewer = await app.UserWithRoleAsync(forum.Id, EventRole.Viewer);
        Assert.Single(await app.SendAsync(viewer, new ListRooms(forum.Id)));
        await Assert.ThrowsAsync<Forbidden>(() => app.SendAsync(viewer, new AddRoom(Given.Text("Second")) { EventId = forum.Id }));
    }

    [Theory]
    [InlineData("""{"name":{"en":"Hall"},"colour":"red"}""", "colour")]
    [InlineData("""{"name":{"en":"Hall"},"capacity":"12"}""", "capacity")]
    [InlineData("""{"name":{"en":"Hall"},"name":{"en":"Hall"}}""", "name")]
    [InlineData("""{"name":{}}""", "name")]
    [InlineData("""{"capacity":3}""", "body")]
    [InlineData("""{"name":{"en":"Hall"},"eventId":"00000000-0000-0000-0000-000000000001"}""", "eventId")]
    public async Task Names_the_member_that_is_wrong(string json, string field)
    {
        var forum = await app.EventAsync();
        var client = await app.ClientAsync(forum.Organiser);

        var response = await client.PostAsync($"/api/events/{forum.Id}/rooms", new StringContent(json, System.Text.Encoding.UTF8, "application/json"));

        var problem = await response.ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
        Assert.Contains(field, problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
        Assert.Empty(await app.SendAsync(forum.Organiser, new ListRooms(forum.Id)));
    }

    [Fact]
    public async Task Answers_a_repeated_create_from_its_record()
    {
        var forum = await app.EventAsync();
        var client = await app.ClientAsync(forum.Organiser);
        Task<HttpResponseMessage> PostAsync(string key, string name)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, $"/api/events/{forum.Id}/rooms") { Content = JsonContent.Create(new { name = new { en = name } }) };
            request.Headers.Add("Idempotency-Key", key);
            return client.SendAsync(request);
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync("k1", "Hall")));

        var ids = await Task.WhenAll(answers.Select(answer => answer.MadeAsync()));
        Assert.Single(ids.Distinct());
        Assert.Equal(7, answers.Count(answer => answer.Headers.Contains("Idempotency-Replayed")));
        Assert.All(answers, answer => Assert.EndsWith($"/rooms/{ids[0]}", answer.Headers.Location!.ToString()));
        await (await PostAsync("k1", "Other")).ShouldBeAsync(HttpStatusCode.UnprocessableEntity, "idempotency-mismatch");
        Assert.Single(await app.SendAsync(forum.Organiser, new ListRooms(forum.Id)));
    }

    [Fact]
    public async Task Reads_and_removes_a_room_of_this_event_only()
    {
        var (forum, other) = (await app.EventAsync(), await app.EventAsync());
        var id = await app.SendAsync(forum.Organiser, new AddRoom(Given.Text("Hall"), 40, "c") { EventId = forum.Id });
        var client = await app.ClientAsync(forum.Organiser);
        var stranger = await app.ClientAsync(other.Organiser);

        var read = await client.GetAsync($"/api/events/{forum.Id}/rooms/{id}");
        Assert.Equal("\"1\"", read.Headers.ETag!.Tag);
        Assert.Equal("C", (await read.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("zone").GetString());
        await (await stranger.GetAsync($"/api/events/{other.Id}/rooms/{id}")).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        await (await stranger.DeleteAsync($"/api/events/{other.Id}/rooms/{id}")).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        var viewer = await app.UserWithRoleAsync(forum.Id, EventRole.Viewer);
        await Assert.ThrowsAsync<Forbidden>(() => app.SendAsync(viewer, new RemoveRoom(forum.Id, id)));
        Assert.Single(await app.SendAsync(viewer, new ListRooms(forum.Id)));

        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"/api/events/{forum.Id}/rooms/{id}")).StatusCode);
        await (await client.GetAsync($"/api/events/{forum.Id}/rooms/{id}")).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        var audit = await app.ReadAsync(db => db.AuditEntries.SingleAsync(entry => entry.ObjectId == id && entry.Action == nameof(RemoveRoom)));
        Assert.Equal(Domain.Audit.AuditChange.Removed, audit.Change);
    }
}
