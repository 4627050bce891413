using System.Net;
using Events.Tests.Support;

namespace Events.Tests.Public;

/// <summary>What anybody may read of an event, as pages.</summary>
public sealed class EventPageTests(EventsApp app) : IClassFixture<EventsApp>
{
    private static readonly string[] parts = ["", "/agenda", "/agenda?day=2024-08-12", "/agenda?q=river", "/people", "/projects"];

    [Fact]
    public async Task Shows_the_event_with_its_ladder_figure_and_both_names()
    {
        var forum = (await app.ForumAsync()).Forum;
        using var visitor = new Visitor(app);

        var page = await visitor.ReadAsync($"/e/{forum.Slug}");

        Assert.Contains("<h1>River Countries Cooperation Forum</h1>", page);
        Assert.Contains("<p class=\"host-name\" lang=\"zh\">河流国家合作论坛</p>", page);
        Assert.Contains("12–14 August 2024", page);
        Assert.Contains("Asia/Shanghai (UTC+08:00)", page);
        Assert.Contains("More than 1 project signed", page);
        Assert.Equal(["Delta University", "Nusantara Energi", "Regional Centre"], ((string[])["Regional Centre", "Nusantara Energi", "Delta University"]).OrderBy(name => page.IndexOf($"{name}<", StringComparison.Ordinal)));
        Assert.Contains($"/api/events/{forum.Id}/agenda.ics?lang=en", page);
    }

    [Fact]
    public async Task Shows_the_programme_in_the_languages_of_the_event()
    {
        var forum = (await app.ForumAsync()).Forum;
        using var visitor = new Visitor(app, "id-ID,id;q=0.9");

        var indonesian = await visitor.ReadAsync($"/e/{forum.Slug}/agenda");
        var chinese = await visitor.ReadAsync($"/e/{forum.Slug}/agenda?lang=zh");
        var oneDay = await visitor.ReadAsync($"/e/{forum.Slug}/agenda?day=2024-08-13&lang=en");

        Assert.Contains("<html lang=\"id\">", indonesian);
        Assert.Contains("Upacara pembukaan", indonesian);
        Assert.Contains("H.E. Ms. LI Hua", indonesian);
        Assert.Matches("<h3 lang=\"en\"><a href=\"[^\"]+\">Clean energy for river cities</a></h3>", indonesian);
        Assert.Contains("开幕式", chinese);
        Assert.Contains("李华 (H.E. Ms. LI Hua)", chinese);
        Assert.Contains("大会堂", chinese);
        Assert.Contains("Signing of cooperation projects", oneDay);
        Assert.DoesNotContain("Opening ceremony", oneDay);
        Assert.Contains($"href=\"/e/{forum.Slug}/agenda?day=2024-08-12&lang=en\"", oneDay);
    }

    [Fact]
    public async Task Marks_what_is_closed_and_what_is_cancelled()
    {
        var forum = (await app.ForumAsync()).Forum;
        using var visitor = new Visitor(app);

        var page = await visitor.ReadAsync($"/e/{forum.Slug}/agenda");

        Assert.Contains("<h3>Closed</h3>", page);
        Assert.Contains("<s>Visit to the solar park</s>", page);
        Assert.Contains("<span class=\"seal\">Cancelled</span>", page);
        Assert.Contains("By invitation", page);
    }

    [Fact]
    public async Task Says_on_no_public_page_what_is_closed_undisclosed_or_not_signed()
    {
        var forum = (await app.ForumAsync()).Forum;
        await app.DraftSlugAsync(forum);
        using var visitor = new Visitor(app);

        foreach (var address in parts.Select(part => $"/e/{forum.Slug}{part}").Append("/"))
        {
            foreach (var language in (string[])["en", "zh", "id"])
            {
                var page = await visitor.ReadAsync(address + (address.Contains('?') ? "&" : "?") + $"lang={language}");
                Assert.DoesNotContain(GivenForum.Canary, page);
                Assert.DoesNotContain("4,711", page);
                Assert.DoesNotContain("4.711", page);
            }
        }
    }

    [Fact]
    public async Task Lists_signed_projects_with_disclosed_values_only()
    {
        var forum = (await app.ForumAsync()).Forum;
        using var visitor = new Visitor(app);

        var page = await visitor.ReadAsync($"/e/{forum.Slug}/projects");

        Assert.Contains("Solar roofs for river towns", page);
        Assert.Contains("CNY 12,500,000", page);
        Assert.Contains("Further value undisclosed", page);
        Assert.Contains("Exchange of young doctors", page);
        Assert.Contains("Memorandum of understanding", page);
        Assert.Contains("Value undisclosed", page);
        Assert.Contains("12 Aug 2024", page);
    }

    [Fact]
    public async Task A_draft_is_not_there()
    {
        var forum = (await app.ForumAsync()).Forum;
        var draft = await app.DraftSlugAsync(forum);
        using var visitor = new Visitor(app);

        foreach (var part in parts)
        {
            var answer = await visitor.GetAsync($"/e/{draft}{part}");
            var page = await answer.PageAsync();
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("There is no such page", page);
            Assert.DoesNotContain(GivenForum.Canary, page);
        }
    }

    [Fact]
    public async Task Is_sent_once_and_sets_no_cookie()
    {
        var forum = await app.QuietForumAsync();
        using var visitor = new Visitor(app);
        var address = $"/e/{forum.Slug}/agenda";

        var first = await visitor.GetAsync(address);
        var again = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } });
        var other = await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Get, address + "?lang=zh") { Headers = { IfNoneMatch = { first.Headers.ETag! } } });

        Assert.False(first.Headers.Contains("Set-Cookie"));
        Assert.Equal("public, no-cache", first.Headers.CacheControl!.ToString());
        Assert.Contains("Accept-Language", first.Headers.Vary);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        // It would take the place of the kept page's own.
        Assert.False(again.Headers.Contains("Content-Security-Policy"));
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Is_the_same_page_for_those_who_are_signed_in()
    {
        // A paper that is made between the two looks is a download that only the second shows.
        var forum = await app.QuietForumAsync();
        using var nobody = new Visitor(app);
        using var organiser = await Visitor.SignedInAsync(app, forum.Organiser);

        Assert.Equal(await nobody.ReadAsync($"/e/{forum.Slug}"), await organiser.ReadAsync($"/e/{forum.Slug}"));
        Assert.Contains($"/events/{forum.Id}\"", await organiser.ReadAsync("/"));
        Assert.DoesNotContain($"/events/{forum.Id}\"", await nobody.ReadAsync("/"));
    }

    [Fact]
    public async Task Answers_a_browser_with_a_page_and_a_program_with_a_problem()
    {
        using var visitor = new Visitor(app);
        using var program = await app.ClientAsync(null);

        var page = await visitor.GetAsync("/e/nowhere");
        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/nothing/here")).StatusCode);
        var badDay = await visitor.GetAsync("/e/nowhere/agenda?day=yesterday");
        Assert.Equal((HttpStatusCode.BadRequest, "text/html"), (badDay.StatusCode, badDay.Content.Headers.ContentType!.MediaType));
        await (await program.GetAsync("/e/nowhere")).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        await (await visitor.GetAsync("/api/public/events/nowhere")).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
    }
}
