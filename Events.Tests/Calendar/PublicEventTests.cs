using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Tests.Support;

namespace Events.Tests.Calendar;

public sealed class PublicEventTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Shows_an_event_to_the_world_from_its_announcement_on()
    {
        var administrator = await app.AdministratorAsync();
        var (word, slug) = ($"w{Guid.NewGuid():N}", $"draft-{Guid.NewGuid():N}");
        var id = await DraftAsync(administrator, word, slug);
        var world = await app.ClientAsync(null);

        // The draft exists and is found by those who may see it, so that its absence below says something.
        Assert.Equal(id, (await app.SendAsync(administrator, new ListEvents(word))).Items.Single().Id);
        await (await world.GetAsync($"/api/public/events/{slug}")).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Empty(await FoundAsync(world, word));

        await app.SendAsync(administrator, new AnnounceEvent(id));

        Assert.Equal([slug], await FoundAsync(world, word));
        var seen = await world.GetFromJsonAsync<JsonElement>($"/api/public/events/{slug}");
        Assert.Equal(
            ("Asia/Dili (UTC+09:00)", "TL", "东帝汶", "announced", "2025-11-28", "2025-11-29"),
            (Text(seen, "zoneLabel"), Text(seen, "hostCountry"), Text(seen.GetProperty("hostCountryName"), "zh"), Text(seen, "status"), Text(seen, "startsOn"), Text(seen, "endsOn")));
        Assert.False(seen.TryGetProperty("version", out _));
    }

    [Fact]
    public async Task Never_shows_a_draft_that_was_called_off_and_still_shows_an_announced_one()
    {
        var administrator = await app.AdministratorAsync();
        var word = $"w{Guid.NewGuid():N}";
        var (draft, announced) = (await DraftAsync(administrator, word, $"a-{word}"), await DraftAsync(administrator, word, $"b-{word}"));
        await app.SendAsync(administrator, new AnnounceEvent(announced));

        await app.SendAsync(administrator, new CancelEvent("No budget") { EventId = draft });
        await app.SendAsync(administrator, new CancelEvent("Typhoon") { EventId = announced });

        var world = await app.ClientAsync(null);
        Assert.Equal([$"b-{word}"], await FoundAsync(world, word));
        Assert.Equal("cancelled", Text(await world.GetFromJsonAsync<JsonElement>($"/api/public/events/b-{word}"), "status"));
        await (await world.GetAsync($"/api/public/events/a-{word}")).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Refuses_pages_without_end()
    {
        var world = await app.ClientAsync(null);

        await (await world.GetAsync("/api/public/events?pageSize=101")).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
        await (await world.GetAsync("/api/public/events?page=x")).ShouldBeAsync(HttpStatusCode.BadRequest, "bad-request");
    }

    private static async Task<IEnumerable<string?>> FoundAsync(HttpClient client, string word) =>
        (await client.GetFromJsonAsync<JsonElement>($"/api/public/events?q={word.ToUpperInvariant()}")).GetProperty("items").EnumerateArray().Select(row => Text(row, "slug"));

    private static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();

    private Task<Guid> DraftAsync(Guid administrator, string word, string slug) => app.SendAsync(administrator, new CreateEvent(
        LocalizedText.InEnglish($"Forum {word}"), new DateOnly(2025, 11, 28), new DateOnly(2025, 11, 29), "Asia/Dili", "TL", LocalizedText.InEnglish("Dili"), ["en", "pt"], slug));
}
