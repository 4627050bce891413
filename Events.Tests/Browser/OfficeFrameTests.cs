using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.Playwright;

namespace Events.Tests.Browser;

/// <summary>The back office in a real browser: its frame, and who is let in.</summary>
public sealed class OfficeFrameTests(EventsApp app, Browsers browsers) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Opens_where_its_reader_works_and_is_sound()
    {
        var forum = (await app.ForumAsync()).Forum;
        var page = await browsers.NewPageAsync(app.Address);
        var messages = page.Listen();

        await page.SignInToAsync("/office", await app.EmailAsync(forum.Organiser));

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await page.WaitForURLAsync($"**/office/{forum.Id}");
        await page.ShouldBeSoundAsync();
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }
}
