using Events.Tests.Documents;
using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Events.Tests.Browser;

public sealed class PapersPageTests(EventsApp app, Browsers browsers) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Papers_are_looked_at_before_they_are_downloaded()
    {
        Paper.Needs("pdftotext", "poppler-utils");
        var forum = (await app.ForumAsync()).Forum;
        var delegation = await app.DelegationAsync(forum, "Delegation of Viet Nam");
        await app.ApproveAsync(forum, await app.MemberAsync(forum, delegation, "INVENTED Member"));
        var page = await browsers.NewPageAsync(app.Address);
        var messages = page.Listen();
        await page.SignInToAsync($"/office/{forum.Id}/papers", await app.EmailAsync(forum.Organiser));
        await page.GetByLabel("Language of the papers").SelectOptionAsync("English");

        var list = page.GetByRole(AriaRole.Button, new() { Name = "Preview List of participants" });
        await list.ClickAsync();
        var picture = page.GetByRole(AriaRole.Img, new() { Name = "First page: List of participants" });
        await Expect(picture).ToBeVisibleAsync();
        Assert.Equal(952, await picture.EvaluateAsync<int>("image => image.decode().then(() => image.naturalWidth)"));
        await Expect(list).ToHaveAttributeAsync("aria-expanded", "true");
        await page.ShouldBeSoundAsync();
        await list.ClickAsync();
        await Expect(picture).ToHaveCountAsync(0);

        // Nobody leads a delegation yet: said in words, not by a broken download.
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview Table nameplates" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("There is nobody whose nameplate could be made yet.");
        await page.GetByLabel("Whose nameplates").SelectOptionAsync("Delegation of Viet Nam");
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview Table nameplates" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "First page: Table nameplates" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);

        await page.GetByLabel("Languages of the agenda").SelectOptionAsync("English beside 中文");
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview Agenda, not yet published" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "First page: Agenda, not yet published" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { NameRegex = new("^First page") })).ToHaveCountAsync(1);
        await page.ShouldBeSoundAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "PDF Agenda, not yet published" }).ClickAsync());
        Assert.EndsWith("-agenda-draft-en-zh.pdf", download.SuggestedFilename, StringComparison.Ordinal);
        var said = Paper.Run("pdftotext", await download.PathAsync(), "-");
        Assert.Contains("Draft of version", said, StringComparison.Ordinal);
        Assert.Contains("清洁能源，健康城市", said, StringComparison.Ordinal);

        var doors = page.GetByRole(AriaRole.Link, new() { Name = "PDF Door signs" });
        var address = await doors.GetAttributeAsync("href");
        await page.GetByLabel("Day of the signs").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Expect(doors).Not.ToHaveAttributeAsync("href", address!);
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }
}
