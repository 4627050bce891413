using System.Net;
using System.Net.Http.Json;
using Events.Tests.Programme;
using Events.Tests.Support;

namespace Events.Tests.Public;

/// <summary>Narrowing the agenda by its address.</summary>
public sealed class AgendaFilterTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Theory]
    [InlineData("room=great-hall", new[] { "Opening ceremony", "Clean energy for river cities", "Signing of cooperation projects" }, new[] { "Dinner by the river", "Closed" })]
    [InlineData("room=great-hall&day=2024-08-13", new[] { "Signing of cooperation projects" }, new[] { "Opening ceremony" })]
    [InlineData("spoken=id", new[] { "Opening ceremony" }, new[] { "Clean energy for river cities" })]
    [InlineData("spoken=zh", new[] { "Opening ceremony" }, new[] { "Dinner by the river" })]
    [InlineData("q=ENERGY+river", new[] { "Clean energy for river cities" }, new[] { "Dinner by the river" })]
    [InlineData("q=nguyen", new[] { "Clean energy for river cities" }, new[] { "Opening ceremony" })]
    [InlineData("q=%E5%A4%A7%E4%BC%9A%E5%A0%82", new[] { "Opening ceremony" }, new[] { "Dinner by the river" })]
    [InlineData("room=nowhere", new[] { "Nothing matches" }, new[] { "Opening ceremony" })]
    public async Task Shows_what_was_asked_for_and_nothing_else(string query, string[] shown, string[] left)
    {
        var forum = await ForumAsync();
        using var visitor = new Visitor(app);

        var page = await visitor.ReadAsync($"/e/{forum.Slug}/agenda?{query}");

        Assert.All(shown, title => Assert.Contains(title, page));
        Assert.All(left, title => Assert.DoesNotContain($">{title}<", page));
    }

    [Theory]
    [InlineData("room=great-hall", 3)]
    [InlineData("room=great-hall&day=2024-08-13", 1)]
    [InlineData("q=ENERGY+river", 1)]
    [InlineData("spoken=id&room=nowhere", 0)]
    public async Task Programs_narrow_it_by_the_same_words(string query, int sessions)
    {
        var forum = await ForumAsync();
        using var client = await app.ClientAsync(null);

        var agenda = await client.GetFromJsonAsync<System.Text.Json.JsonElement>($"/api/public/events/{forum.Slug}/agenda?{query}");

        Assert.Equal(sessions, agenda.GetProperty("days").EnumerateArray().Sum(day => day.GetProperty("items").GetArrayLength()));
    }

    [Fact]
    public async Task Keeps_what_it_is_narrowed_to_across_days_and_languages_and_offers_the_way_out()
    {
        var forum = await ForumAsync();
        using var visitor = new Visitor(app);

        var page = await visitor.ReadAsync($"/e/{forum.Slug}/agenda?room=great-hall&day=2024-08-12&lang=id&evil=1");

        Assert.Contains($"href=\"/e/{forum.Slug}/agenda?room=great-hall&day=2024-08-12&lang=zh\"", page);
        Assert.Contains($"href=\"/e/{forum.Slug}/agenda?room=great-hall&day=2024-08-13&lang=id\"", page);
        Assert.Contains($"<a href=\"/e/{forum.Slug}/agenda?day=2024-08-12&lang=id\" aria-label=\"Hapus saringan: Aula Besar\">", page);
        Assert.Contains("<option value=\"great-hall\" selected>Aula Besar</option>", page);
        Assert.DoesNotContain("evil", page);
    }

    [Fact]
    public async Task Marks_a_text_that_is_not_in_the_readers_language()
    {
        var forum = await ForumAsync();
        using var visitor = new Visitor(app, "zh");

        var page = await visitor.ReadAsync($"/e/{forum.Slug}/agenda");

        Assert.Matches("<h3 lang=\"en\"><a href=\"[^\"]+\">Dinner by the river</a></h3>", page);
        Assert.Matches("<h3><a href=\"[^\"]+\">开幕式</a></h3>", page);
        Assert.Contains("<bdi class=\"quiet\" lang=\"en\">Director, River Institute</bdi>", page);
        Assert.Contains("<bdi class=\"quiet\">河流部部长</bdi>", page);
    }

    [Fact]
    public async Task Turns_a_title_that_is_written_from_right_to_left()
    {
        var forum = await app.EventAsync();
        await app.ScheduleAsync(forum, Plans.Plan("x", "09:00-10:00") with { Title = new(new Dictionary<string, string> { ["ar"] = "افتتاح" }) });
        await app.PublishAsync(forum);
        using var visitor = new Visitor(app);

        Assert.Matches("<h3 lang=\"ar\" dir=\"rtl\"><a href=\"[^\"]+\">افتتاح</a></h3>", await visitor.ReadAsync($"/e/{forum.Slug}/agenda"));
    }

    [Fact]
    public async Task Refuses_what_cannot_be_asked()
    {
        var forum = await ForumAsync();
        using var visitor = new Visitor(app);

        foreach (var query in (string[])["day=yesterday", "spoken=%3Cscript%3E", $"q={new string('a', 201)}"])
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await visitor.GetAsync($"/e/{forum.Slug}/agenda?{query}")).StatusCode);
        }
    }

    private async Task<TestEvent> ForumAsync() => (await app.ForumAsync()).Forum;
}
