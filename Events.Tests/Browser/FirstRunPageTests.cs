using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.Playwright;

namespace Events.Tests.Browser;

/// <summary>From an empty installation to an administrator, as its owner does it.</summary>
public sealed class FirstRunPageTests(EventsApp app, Browsers browsers) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task The_printed_link_makes_the_administrator()
    {
        var (address, _) = await FirstRunTests.LinkAsync(app);
        var page = await browsers.NewPageAsync(app.Address, 390);
        var messages = page.Listen();

        await page.GotoAsync(address);
        await page.ShouldBeSoundAsync();
        await page.GetByLabel("Your name").FillAsync("First Administrator");
        await page.GetByLabel("E-mail").FillAsync("first@example.org");
        await page.GetByLabel("Password").FillAsync(EventsApp.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make administrator" }).ClickAsync();

        await Assertions.Expect(page.GetByText("First Administrator")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Events that you create appear here.")).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync();
        Assert.Empty(messages);
        await page.GotoAsync(address);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "There is no such page" })).ToBeVisibleAsync();
        await page.CloseAsync();
    }
}
