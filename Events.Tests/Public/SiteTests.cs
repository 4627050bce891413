using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using Events.Domain.Calendar;
using Events.Domain.Programme;
using Events.Infrastructure.Persistence;
using Events.Tests.Programme;
using Events.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Public;

/// <summary>The public site as programs read it: validators, search engines, previews.</summary>
public sealed partial class SiteTests(EventsApp app) : IClassFixture<EventsApp>
{
    private const string Hostile = "</script><script>alert(1)</script><!--";

    [Fact]
    public async Task Every_page_is_valid_html_with_one_order_of_headings()
    {
        var forum = (await app.ForumAsync()).Forum;
        var session = await SessionAsync(forum);
        using var visitor = new Visitor(app);
        string[] addresses =
        [
            "/", "/?q=river", "/sign-in", $"/e/{forum.Slug}", $"/e/{forum.Slug}/agenda", $"/e/{forum.Slug}/agenda?room=great-hall&q=energy&lang=zh", $"/e/{forum.Slug}/agenda?q=nothing",
            $"/e/{forum.Slug}/sessions/{session}", $"/e/{forum.Slug}/people", $"/e/{forum.Slug}/projects?lang=id", $"/e/{forum.Slug}/projects?country=CN",
        ];
        foreach (var address in addresses)
        {
            var answer = await visitor.GetAsync(address);
            Assert.True(answer.StatusCode is HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
            ShouldBeValid(address, await answer.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task A_hundred_sessions_are_small_and_valid()
    {
        var forum = await app.HundredSessionsAsync();
        using var visitor = new Visitor(app);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/e/{forum.Slug}/agenda");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "br");

        var packed = await (await visitor.SendAsync(request)).Content.ReadAsByteArrayAsync();
        var page = await (await visitor.GetAsync($"/e/{forum.Slug}/agenda")).Content.ReadAsStringAsync();

        ShouldBeValid("agenda", page);
        Assert.Equal(100, Item().Count(page));
        Assert.InRange(packed.Length, 1, 30 * 1024);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{page.Length} characters, {packed.Length} bytes sent"));
    }

    [Fact]
    public async Task A_hostile_title_stays_text_in_page_and_data()
    {
        var forum = await app.EventAsync();
        await app.ChangeEventAsync(forum, details => details with { Name = Given.Text(Hostile), Theme = Given.Text("\"'><img src=x>") });
        var id = await app.ScheduleAsync(forum, Plans.Plan(Hostile, "09:00-10:00"));
        await app.PublishAsync(forum);
        using var visitor = new Visitor(app);

        foreach (var address in (string[])[$"/e/{forum.Slug}", $"/e/{forum.Slug}/sessions/{id}", $"/e/{forum.Slug}/agenda", "/"])
        {
            var page = await (await visitor.GetAsync(address)).Content.ReadAsStringAsync();
            ShouldBeValid(address, page);
            var document = new HtmlParser().ParseDocument(page);
            Assert.DoesNotContain(document.Scripts, script => script.Type != "application/ld+json");
            Assert.Empty(document.QuerySelectorAll("img[src=x]"));
            foreach (var block in document.Scripts)
            {
                using var data = JsonDocument.Parse(block.Text);
                Assert.Equal(Hostile, data.RootElement.GetProperty("name").GetString());
            }
        }
    }

    [Fact]
    public async Task Says_what_it_is_to_search_engines_and_previews()
    {
        var forum = (await app.ForumAsync()).Forum;
        using var visitor = new Visitor(app);

        var page = new HtmlParser().ParseDocument(await (await visitor.GetAsync($"/e/{forum.Slug}?lang=zh&utm=1")).Content.ReadAsStringAsync());
        using var data = JsonDocument.Parse(Assert.Single(page.Scripts).Text);
        var origin = app.Address.GetLeftPart(UriPartial.Authority);

        Assert.Equal("河流国家合作论坛", data.RootElement.GetProperty("name").GetString());
        Assert.Equal(("Event", "2024-08-12", "2024-08-14"), (Text("@type"), Text("startDate"), Text("endDate")));
        Assert.EndsWith($"/e/{forum.Slug}?lang=zh", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal(["zh", "en", "id", "x-default"], page.QuerySelectorAll("link[rel=alternate]").Select(link => link.GetAttribute("hreflang")));
        Assert.All(page.QuerySelectorAll("link[rel=alternate]"), link => Assert.DoesNotContain("utm", link.GetAttribute("href")));
        Assert.Equal("河流国家合作论坛", page.QuerySelector("meta[property='og:title']")!.GetAttribute("content"));
        Assert.StartsWith("http://", page.QuerySelector("meta[property='og:url']")!.GetAttribute("content"));
        Assert.NotEmpty(origin);

        string? Text(string name) => data.RootElement.GetProperty(name).GetString();
    }

    [Fact]
    public async Task The_map_lists_what_is_public_and_nothing_else()
    {
        var forum = (await app.ForumAsync()).Forum;
        var draft = await app.DraftSlugAsync(forum);
        var session = await SessionAsync(forum);
        var pencilled = await app.ScheduleAsync(forum, Plans.Plan("Perhaps", "20:00-21:00") with { Draft = true });
        using var visitor = new Visitor(app);

        var sitemap = await (await visitor.GetAsync("/sitemap.xml")).Content.ReadAsStringAsync();
        var robots = await (await visitor.GetAsync("/robots.txt")).Content.ReadAsStringAsync();
        var addresses = XDocument.Parse(sitemap).Descendants().Where(element => element.Name.LocalName == "loc").Select(element => new Uri(element.Value).PathAndQuery).ToList();

        Assert.Contains($"/e/{forum.Slug}/agenda", addresses);
        Assert.Contains($"/e/{forum.Slug}/sessions/{session}", addresses);
        Assert.DoesNotContain(addresses, address => address.Contains(draft, StringComparison.Ordinal) || address.Contains(pencilled.ToString(), StringComparison.Ordinal) || address.StartsWith("/events", StringComparison.Ordinal));
        foreach (var address in addresses.Where(address => address.Contains(forum.Slug, StringComparison.Ordinal)))
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(address)).StatusCode);
        }

        Assert.Contains("Disallow: /events/", robots);
        Assert.Contains("/sitemap.xml", robots);
    }

    [Fact]
    public async Task The_stylesheet_is_kept_for_ever_and_small()
    {
        using var visitor = new Visitor(app);
        var address = Style().Match(await visitor.ReadAsync("/")).Groups[1].Value;
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "br");

        var answer = await visitor.SendAsync(request);
        var other = await visitor.GetAsync("/assets/0123456789ab/events.css");

        Assert.Equal(("text/css", TimeSpan.FromDays(365)), (answer.Content.Headers.ContentType!.MediaType, answer.Headers.CacheControl!.MaxAge));
        Assert.InRange((await answer.Content.ReadAsByteArrayAsync()).Length, 1, 6 * 1024);
        Assert.True(other.Headers.CacheControl!.NoCache);
    }

    [Fact]
    public async Task Groups_events_by_their_own_dates_and_finds_them_by_name()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
        var host = db.Countries.First(country => country.Code == "CN").Id;
        var today = EventClock.DateOf(DateTime.UtcNow, "Asia/Shanghai");
        foreach (var (name, first, last) in ((string, int, int)[])[("Tomorrow forum", 1, 2), ("Today forum", 0, 0), ("Yesterday forum", -2, -1)])
        {
            var edition = new Event($"phase-{Guid.NewGuid():N}", new EventDetails(
                null, null, null, Given.Text(name), Domain.Common.LocalizedText.Empty, [], today.AddDays(first), today.AddDays(last), "Asia/Shanghai", host, Given.Text("Changzhi"), Domain.Common.LocalizedText.Empty, ["en"]));
            edition.Announce();
            db.Events.Add(edition);
        }

        await db.SaveChangesAsync();
        using var visitor = new Visitor(app);

        var page = await visitor.ReadAsync("/");
        var found = await visitor.ReadAsync("/?q=TOMORROW");

        string[] order = ["<h2 id=\"RunningNow\">", "Today forum", "<h2 id=\"ComingUp\">", "Tomorrow forum", "<h2 id=\"Past\">", "Yesterday forum"];
        Assert.Equal(order, order.OrderBy(part => page.IndexOf(part, StringComparison.Ordinal)));
        Assert.All(order, part => Assert.Contains(part, page));
        Assert.Contains("Tomorrow forum", found);
        Assert.DoesNotContain("Today forum", found);
    }

    private async Task<Guid> SessionAsync(TestEvent forum) =>
        (await app.SendAsync(null, new GetPublishedAgenda(forum.Slug))).Days[0].Items.First(item => !item.IsClosed).SessionId;

    /// <summary>No error that a strict parser finds, no id twice, every label and description leads somewhere, headings skip no level.</summary>
    private static void ShouldBeValid(string address, string page)
    {
        var document = new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(page);
        var ids = document.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.True(ids.Count == ids.Distinct().Count(), $"{address}: an id stands twice");
        foreach (var attribute in (string[])["for", "aria-labelledby", "aria-describedby"])
        {
            Assert.All(document.QuerySelectorAll($"[{attribute}]").SelectMany(element => element.GetAttribute(attribute)!.Split(' ')), id => Assert.Contains(id, ids));
        }

        var levels = document.QuerySelectorAll("h1, h2, h3, h4").Select(heading => heading.LocalName[1] - '0').ToList();
        Assert.True(levels is [1, ..] && levels.Count(level => level == 1) == 1, $"{address}: headings {string.Join(' ', levels)}");
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"{address}: headings {string.Join(' ', levels)}"));
        Assert.False(string.IsNullOrWhiteSpace(document.Title));
        Assert.Empty(document.QuerySelectorAll("[style], [onclick], style"));
    }

    [GeneratedRegex("<li class=\"item[\" ]")]
    private static partial Regex Item();

    [GeneratedRegex("<link rel=\"stylesheet\" href=\"([^\"]+)\"")]
    private static partial Regex Style();
}
