using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.Playwright;

namespace Events.Tests.Browser;

/// <summary>The static pages in a real browser.</summary>
public sealed class PageTests(EventsApp app, Browsers browsers) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Reads_the_programme_in_three_languages()
    {
        var forum = (await app.ForumAsync()).Forum;
        var page = await browsers.NewPageAsync(app.Address);

        await page.GotoAsync($"/e/{forum.Slug}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Agenda", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Opening ceremony" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "中文", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "开幕式" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "加入日历" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Indonesia", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Upacara pembukaan" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sel 13 Agu" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Penandatanganan proyek kerja sama" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Upacara pembukaan" })).ToHaveCountAsync(0);
        await page.CloseAsync();
    }

    [Fact]
    public async Task Signs_in_after_a_wrong_password()
    {
        var forum = await app.EventAsync();
        var page = await browsers.NewPageAsync(app.Address);

        await page.GotoAsync($"/events/{forum.Id}");
        await SignInAsync(page, await app.EmailAsync(forum.Organiser), "not this one at all");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("wrong");
        await SignInAsync(page, await app.EmailAsync(forum.Organiser), EventsApp.Password);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Publish agenda" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sign in (secretariat)" })).ToBeVisibleAsync();
        await page.CloseAsync();
    }

    /// <summary>No message in the console, no violation that axe finds, nothing wider than the screen, at a desk and on a phone, light and dark.</summary>
    [Fact]
    public async Task Every_page_is_sound()
    {
        var forum = (await app.ForumAsync()).Forum;
        await app.DelegationsAsync(forum);
        foreach (var job in await app.JobIdsAsync(forum))
        {
            await app.FinishedAsync(job);
        }

        var page = await browsers.NewPageAsync(app.Address);
        var messages = page.Listen();
        string[] open = ["/", $"/e/{forum.Slug}", $"/e/{forum.Slug}/agenda", $"/e/{forum.Slug}/agenda?lang=zh", $"/e/{forum.Slug}/projects?lang=id", "/sign-in"];
        foreach (var address in open)
        {
            await page.GotoAsync(address);
            await page.ShouldBeSoundAsync();
        }

        await SignInAsync(page, await app.EmailAsync(forum.Organiser), EventsApp.Password);
        await page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/$"));
        foreach (var address in (string[])["/", $"/events/{forum.Id}"])
        {
            await page.GotoAsync(address);
            await page.ShouldBeSoundAsync();
        }

        Assert.Empty(messages);
        // A browser notes by itself that these are no success.
        foreach (var address in (string[])["/denied", "/nothing/here"])
        {
            await page.GotoAsync(address);
            await page.ShouldBeSoundAsync();
        }

        await page.CloseAsync();
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private static async Task SignInAsync(IPage page, string email, string password)
    {
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }
}
