using Events.Domain.BadgeDesigns;
using Events.Domain.Calendar;
using Events.Tests.Documents;
using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Events.Tests.Browser;

public sealed class BadgeDesignPageTests(EventsApp app, Browsers browsers) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task A_design_is_copied_moved_by_the_keyboard_chosen_and_printed_four_to_a_sheet()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum, "Delegation of Viet Nam");
        for (var member = 1; member <= 5; member++)
        {
            await app.ApproveAsync(forum, await app.MemberAsync(forum, delegation, $"INVENTED Member {member}"));
        }

        var page = await browsers.NewPageAsync(app.Address);
        var messages = page.Listen();
        await page.SignInToAsync($"/office/{forum.Id}/badges", await app.EmailAsync(forum.Organiser));
        await page.GetByRole(AriaRole.Link, new() { Name = "Badge designs" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Media" })).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Copy Media" }).ClickAsync();
        await page.GetByLabel("Name of the design").FillAsync("Press corps");
        var office = page.GetByRole(AriaRole.Button, new() { Name = "Organisation, 6 mm" });
        await office.FocusAsync();
        for (var nudge = 0; nudge < 4; nudge++)
        {
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Organisation, ") }).PressAsync("ArrowDown");
        }

        // 12 mm high from 68.5 mm on, and the country begins at 81.5: two millimetres are too many.
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Organisation lies over Country with flag.");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save" })).ToBeDisabledAsync();
        await page.ShouldBeSoundAsync();
        await page.GetByLabel("From the top", new() { Exact = true }).FillAsync("69.0");
        await page.GetByLabel("From the top", new() { Exact = true }).PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Press corps" })).ToBeVisibleAsync();
        var own = await app.ReadAsync(db => db.BadgeDesigns.SingleAsync(design => design.EventId == forum.Id));
        Assert.Equal(69, own.Plan[BadgePart.Organisation]!.Top);
        Assert.Equal(BuiltInDesigns.Media.Plan.Fields.Count, own.Plan.Fields.Count);

        var category = await app.ReadAsync(db => db.Categories.OrderBy(one => one.Order).FirstAsync(one => one.EventId == forum.Id));
        await page.GetByLabel($"Design: {category.Name.In("en")}").SelectOptionAsync("Press corps");
        await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await page.GetByLabel($"Pattern: {category.Name.In("en")}").SelectOptionAsync("Chevrons");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = category.Name.In("en") }).GetByRole(AriaRole.Checkbox).First).ToBeEnabledAsync();
        await page.ReloadAsync();
        await Expect(page.GetByLabel($"Pattern: {category.Name.In("en")}")).ToHaveValueAsync(nameof(BandPattern.Chevrons));
        Assert.Equal(own.Id, await app.ReadAsync(db => db.Categories.Where(one => one.Id == category.Id).Select(one => one.BadgeDesignId).SingleAsync()));

        await page.GetByRole(AriaRole.Link, new() { Name = "Badges", Exact = true }).First.ClickAsync();
        await page.GetByText("How they come out of the printer").ClickAsync();
        await page.GetByLabel("Sheet", new() { Exact = true }).SelectOptionAsync("Several on A4");
        await page.ShouldBeSoundAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make" }).First.ClickAsync();
        var link = page.GetByRole(AriaRole.Link, new() { Name = "Download" }).First;
        await Expect(link).ToBeVisibleAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        Assert.Equal(2, Paper.PagesOf(await File.ReadAllBytesAsync(await download.PathAsync())));
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }
}
