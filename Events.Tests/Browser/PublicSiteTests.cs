using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.Playwright;

namespace Events.Tests.Browser;

/// <summary>The public site in a browser that runs no script, on a phone.</summary>
public sealed class PublicSiteTests(EventsApp app, Browsers browsers) : IClassFixture<EventsApp>
{
    [Theory]
    [InlineData("en", "Filter", "Room", "Show", "Opening ceremony", "Remove filter: Great Hall", "Back to the agenda")]
    [InlineData("zh-CN", "筛选", "会场", "显示", "开幕式", "移除筛选：大会堂", "返回日程")]
    [InlineData("id-ID", "Saring", "Ruang", "Tampilkan", "Upacara pembukaan", "Hapus saringan: Aula Besar", "Kembali ke agenda")]
    public async Task The_agenda_is_narrowed_and_read_without_a_script(string language, string filter, string room, string show, string title, string remove, string back)
    {
        var forum = (await app.ForumAsync()).Forum;
        var page = await browsers.NewPageAsync(app.Address, 390, language, javaScript: false);
        var messages = page.Listen();

        await page.GotoAsync($"/e/{forum.Slug}/agenda");
        await page.Locator("summary", new() { HasText = filter }).ClickAsync();
        await page.GetByLabel(room, new() { Exact = true }).SelectOptionAsync("great-hall");
        await page.GetByRole(AriaRole.Button, new() { Name = show, Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = remove })).ToBeVisibleAsync();
        await Expect(page.GetByText("Dinner by the river")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = title, Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = title, Level = 1 })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = back }).ClickAsync();
        await Expect(page.GetByText("Dinner by the river")).ToHaveCountAsync(0);

        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_hundred_sessions_and_their_pages_are_sound()
    {
        var forum = await app.HundredSessionsAsync();
        var agenda = await app.SendAsync(null, new Domain.Programme.GetPublishedAgenda(forum.Slug));
        var page = await browsers.NewPageAsync(app.Address);
        var messages = page.Listen();

        foreach (var address in (string[])[$"/e/{forum.Slug}/agenda?day=2024-08-12&room=hall-1", $"/e/{forum.Slug}/people?lang=zh", $"/e/{forum.Slug}/sessions/{agenda.Days[0].Items[0].SessionId}", $"/e/{forum.Slug}/agenda"])
        {
            await page.GotoAsync(address);
            await page.ShouldBeSoundAsync();
            Assert.Equal(0, await page.Locator("text:not(svg *)").CountAsync());
            // What the browser has kept is shown in the same clothes as the first time.
            await page.ReloadAsync();
            Assert.Equal(1, await page.EvaluateAsync<int>("document.styleSheets.length"));
        }

        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Outcomes_are_sound_and_open_without_a_script()
    {
        var forum = (await app.ForumAsync()).Forum;
        var page = await browsers.NewPageAsync(app.Address);

        await page.GotoAsync($"/e/{forum.Slug}/projects?country=CN");
        await page.Locator("summary", new() { HasText = "By sector and country" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "Lao PDR" })).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync();
        await page.Context.CloseAsync();
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);
}
