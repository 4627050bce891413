using Events.Domain.Accreditation;
using Events.Tests.PhotoSets;
using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SkiaSharp;
using static Microsoft.Playwright.Assertions;

namespace Events.Tests.Browser;

public sealed class PhotoPageTests(EventsApp app, Browsers browsers) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task An_archive_of_photos_is_looked_at_taken_and_taken_back()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        var (first, second) = (await app.MemberAsync(forum, delegation, "First Invented"), await app.MemberAsync(forum, delegation, "Second Invented"));
        await app.SendAsync(forum.Organiser, new SetPhoto(forum.Id, second, new MemoryStream(Pictures.Plain(colour: SKColors.Green))));
        var page = await browsers.NewPageAsync(app.Address);
        var messages = page.Listen();
        await page.SignInToAsync($"/office/{forum.Id}/people", await app.EmailAsync(forum.Organiser));

        await page.GetByRole(AriaRole.Link, new() { Name = "Photos as a ZIP" }).ClickAsync();
        await page.GetByLabel("Archive of photos").ChooseAsync(new FilePayload { Name = "photos.zip", MimeType = "application/zip", Buffer = "no archive"u8.ToArray() });
        await Expect(page.GetByText("This is no archive that can be read.").First).ToBeVisibleAsync();
        await page.GetByLabel("Archive of photos").ChooseAsync(new FilePayload
        {
            Name = "photos.zip",
            MimeType = "application/zip",
            Buffer = PhotoSetTests.Zip(("first invented.jpg", Pictures.Plain(colour: SKColors.Blue)), ("second invented.jpg", Pictures.Plain(colour: SKColors.Blue)), ("nobody known.jpg", Pictures.Plain())),
        });
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Take the 2 good ones, leave 1 out" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "Photo that Second Invented has now" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Nobody is called so.")).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take the 2 good ones, leave 1 out" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).GetByText("Taken", new() { Exact = true })).ToBeVisibleAsync();
        Assert.NotNull(await KeyAsync(first));

        await page.GetByRole(AriaRole.Button, new() { Name = "Take all of them back" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take them back now" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).GetByText("Taken back", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Null(await KeyAsync(first));
        Assert.NotNull(await KeyAsync(second));
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }

    private Task<string?> KeyAsync(Guid id) => app.ReadAsync(db => db.Participations.Where(row => row.Id == id).Select(row => row.PhotoKey).SingleAsync());
}
