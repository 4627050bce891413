using Events.Domain.Calendar;
using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Events.Tests.Browser;

/// <summary>An organiser makes an event ready, and follows what was asked for.</summary>
public sealed class SettingsPageTests(EventsApp app, Browsers browsers) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task An_organiser_makes_the_event_ready()
    {
        var forum = (await app.ForumAsync()).Forum;
        var hall = (await app.SendAsync(forum.Organiser, new ListRooms(forum.Id))).First(room => room.Name.In("en") == "Great Hall");
        await app.DelegationAsync(forum);
        var page = await browsers.NewPageAsync(app.Address);
        var messages = page.Listen();
        await page.SignInToAsync($"/office/{forum.Id}/settings", await app.EmailAsync(forum.Organiser));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Readiness" })).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "delegation without a head" }).ClickAsync();
        await Expect(page.GetByText("1 delegation", new() { Exact = true })).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync();

        // Somebody else saves the room meanwhile.
        await page.GotoAsync($"/office/{forum.Id}/settings/rooms?open={hall.Id}");
        var panel = page.GetByRole(AriaRole.Complementary, new() { Name = "Great Hall" });
        await panel.GetByLabel("Seats").FillAsync("420");
        await app.SendAsync(forum.Organiser, new ChangeRoom(hall.Name, 80, hall.Zone, hall.Order) { EventId = forum.Id, RoomId = hall.Id });
        await panel.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(panel.GetByRole(AriaRole.Alertdialog)).ToContainTextAsync("80");
        await page.ShouldBeSoundAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Save mine" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Great Hall: saved." })).ToBeVisibleAsync();
        Assert.Equal(420, (await app.SendAsync(forum.Organiser, new ListRooms(forum.Id))).Single(room => room.Id == hall.Id).Capacity);

        foreach (var (section, shown) in ((string, string)[])[("Event", "Time zone"), ("Organisers", "Delta University"), ("Categories", "Add a category"), ("Roles and people", "Accreditation officer"), ("Mail", "Mail texts")])
        {
            await page.GetByRole(AriaRole.Navigation, new() { Name = "Sections of the settings" }).GetByRole(AriaRole.Link, new() { Name = section, Exact = true }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = section, Exact = true })).ToHaveAttributeAsync("aria-current", "page");
            await Expect(page.GetByRole(AriaRole.Main).GetByText(shown, new() { Exact = true }).First).ToBeVisibleAsync();
            await page.ShouldBeSoundAsync();
        }

        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_finished_job_is_told_anywhere_and_stands_in_the_record()
    {
        var forum = await app.EventAsync();
        await app.ApproveAsync(forum, await app.MemberAsync(forum, await app.DelegationAsync(forum), "Noticed Invented"));
        var page = await browsers.NewPageAsync(app.Address);
        var messages = page.Listen();
        await page.SignInToAsync($"/office/{forum.Id}/badges", await app.EmailAsync(forum.Organiser));
        await page.GetByRole(AriaRole.Button, new() { Name = "Make" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Download" }).First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Record", Exact = true }).ClickAsync();

        var notice = page.GetByRole(AriaRole.Log, new() { Name = "Finished work" });
        await Expect(notice).ToContainTextAsync("Badges: done.", new() { Timeout = 30_000 });
        await page.GetByLabel("Action").SelectOptionAsync(new SelectOptionValue { Label = "Badges asked for" });
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Remove filter: Badges asked for" })).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Jobs", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "Badges" })).ToBeVisibleAsync();
        await Expect(notice).ToContainTextAsync("Badges: done.");
        await page.ShouldBeSoundAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Complementary, new() { Name = "Help" })).ToContainTextAsync("Work that takes longer than a click");
        await page.ShouldBeSoundAsync();
        await page.Keyboard.PressAsync("Escape");
        await notice.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(notice).ToBeEmptyAsync();
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }
}
