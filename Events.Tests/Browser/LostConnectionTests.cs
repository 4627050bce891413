using Events.Domain.Calendar;
using Events.Tests.Projects;
using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Events.Tests.Browser;

/// <summary>What somebody has typed outlives the network and the page.</summary>
public sealed class LostConnectionTests(EventsApp app, Browsers browsers) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task A_form_goes_on_after_twelve_seconds_without_a_connection_and_after_a_reload()
    {
        var forum = (await app.ForumAsync()).Forum;
        var hall = (await app.SendAsync(forum.Organiser, new ListRooms(forum.Id))).First(room => room.Name.In("en") == "Great Hall");
        await using var tunnel = new Tunnel(app.Address);
        var page = await browsers.NewPageAsync(tunnel.Address);
        await page.SignInToAsync($"/office/{forum.Id}/settings/rooms?open={hall.Id}", await app.EmailAsync(forum.Organiser));
        var panel = page.GetByRole(AriaRole.Complementary, new() { Name = "Great Hall" });
        await panel.GetByLabel("Seats").FillAsync("410");

        tunnel.Cut();
        await Expect(page.GetByText("The connection is lost")).ToBeVisibleAsync();
        await panel.GetByLabel("Seats").FillAsync("420");
        await page.WaitForTimeoutAsync(12_000);
        tunnel.Mend();
        await Expect(page.GetByText("The connection is lost")).ToBeHiddenAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Great Hall: saved." })).ToBeVisibleAsync();
        Assert.Equal(420, await SeatsAsync(forum, hall.Id));

        await page.GetByRole(AriaRole.Link, new() { Name = "Great Hall" }).ClickAsync();
        await panel.GetByLabel("Seats").FillAsync("430");
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await page.ReloadAsync();
        await Expect(page.GetByText("What you had typed is back.")).ToBeVisibleAsync();
        await Expect(panel.GetByLabel("Seats")).ToHaveValueAsync("430");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Great Hall: saved." })).ToBeVisibleAsync();
        Assert.Equal(430, await SeatsAsync(forum, hall.Id));

        // What was saved is no draft any more.
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Great Hall" })).ToBeVisibleAsync();
        await Expect(page.GetByText("What you had typed is back.")).ToBeHiddenAsync();
        Assert.Empty(await page.EvaluateAsync<string[]>("Object.keys(sessionStorage).filter(key => key.startsWith('draft/'))"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_rows_of_a_project_outlive_the_network_and_the_page()
    {
        var register = await app.RegisterAsync();
        await using var tunnel = new Tunnel(app.Address);
        var page = await browsers.NewPageAsync(tunnel.Address);
        await page.SignInToAsync($"/office/{register.Forum.Id}/projects?open=new", await app.EmailAsync(register.Proposer));
        await page.GetByLabel("Title of the project English").FillAsync("Solar roofs");
        await page.GetByLabel("Add a party").PressSequentiallyAsync("pearl");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pearl Solar" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add an amount" }).ClickAsync();
        await page.GetByLabel("Amount 1", new() { Exact = true }).FillAsync("1250000");
        await page.GetByText("There is a value, and none of it may be known").CheckAsync();

        tunnel.Cut();
        await Expect(page.GetByText("The connection is lost")).ToBeVisibleAsync();
        await page.GetByLabel("Amount 1", new() { Exact = true }).FillAsync("2250000");
        tunnel.Mend();
        await Expect(page.GetByText("The connection is lost")).ToBeHiddenAsync();
        await Expect(page.Locator("#project-rows[data-rows*='2250000']")).ToHaveCountAsync(1);

        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await page.ReloadAsync();
        await Expect(page.GetByText("What you had typed is back.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Title of the project English")).ToHaveValueAsync("Solar roofs");
        await Expect(page.GetByLabel("Amount 1", new() { Exact = true })).ToHaveValueAsync("2250000");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Add a signatory of Pearl Solar" })).ToBeVisibleAsync();
        await Expect(page.GetByText("There is a value, and none of it may be known")).ToBeCheckedAsync();
        await page.GetByText("There is a value, and none of it may be known").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep as a draft" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Solar roofs" })).ToBeVisibleAsync();
        Assert.Empty(await page.EvaluateAsync<string[]>("Object.keys(sessionStorage).filter(key => key.startsWith('draft/'))"));
        await page.Context.CloseAsync();
    }

    private async Task<int?> SeatsAsync(TestEvent forum, Guid roomId) => (await app.SendAsync(forum.Organiser, new ListRooms(forum.Id))).Single(room => room.Id == roomId).Capacity;
}
