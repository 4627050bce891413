using System.Text.RegularExpressions;
using Events.Domain.Access;
using Events.Domain.Badges;
using Events.Domain.Desk;
using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Events.Tests.Browser;

/// <summary>The registration desk and the print record, by what a person sees.</summary>
public sealed class DeskPageTests(EventsApp app, Browsers browsers) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Finds_prints_and_hands_over_by_keyboard_alone()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum, "Delegation of Viet Nam");
        foreach (var name in (string[])["NGUYỄN Ảo", "NGUYỄN Tưởng", "SOMSAK Invented"])
        {
            await app.ApproveAsync(forum, await app.MemberAsync(forum, delegation, name));
        }

        var (page, messages) = await DeskAsync(forum, EventRole.RegistrationDesk);
        await Expect(page.GetByLabel("Scan a badge or type a name")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("nguyen");
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^NGUYỄN") })).ToHaveCountAsync(2);
        await page.Keyboard.TypeAsync(" tuong");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "NGUYỄN Tưởng" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Print the badge" })).ToBeFocusedAsync();
        Assert.DoesNotContain("nguyen", page.Url, StringComparison.OrdinalIgnoreCase);
        var paper = await page.Context.RunAndWaitForPageAsync(() => page.Keyboard.PressAsync("Enter"));
        Assert.Contains("/badge/badge.pdf", (await page.GetByRole(AriaRole.Link, new() { Name = "Open the badge" }).GetAttributeAsync("href"))!, StringComparison.Ordinal);
        await paper.CloseAsync();
        await page.BringToFrontAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Hand over", Exact = true })).ToBeFocusedAsync();
        await page.ShouldBeSoundAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Handed over: NGUYỄN Tưởng" })).ToBeVisibleAsync();
        await Expect(page.GetByText("1 handed over today")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Scan a badge or type a name")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.GetByText("0 handed over today")).ToBeVisibleAsync();
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Two_desks_race_for_one_badge_and_the_later_is_told_who_and_when()
    {
        var forum = await app.EventAsync();
        var person = await app.MemberAsync(forum, await app.DelegationAsync(forum), "Aung Invented");
        await app.ApproveAsync(forum, person);
        var (first, firstMessages) = await DeskAsync(forum, EventRole.RegistrationDesk, person);
        var (second, secondMessages) = await DeskAsync(forum, EventRole.AccreditationOfficer, person);
        await Expect(second.GetByRole(AriaRole.Button, new() { Name = "Print the badge" })).ToBeVisibleAsync();

        await first.GetByRole(AriaRole.Button, new() { Name = "Print the badge" }).ClickAsync();
        await Expect(first.GetByRole(AriaRole.Status).Filter(new() { HasText = "Printed: Aung Invented" })).ToBeVisibleAsync();
        await second.GetByRole(AriaRole.Button, new() { Name = "Print the badge" }).ClickAsync();

        await Expect(second.GetByRole(AriaRole.Alert)).ToContainTextAsync("printed already");
        await Expect(second.GetByRole(AriaRole.Listitem).Filter(new() { HasTextRegex = new Regex("Printed \\d") })).ToContainTextAsync("RegistrationDesk");
        await Expect(second.GetByRole(AriaRole.Button, new() { Name = "Hand over", Exact = true })).ToBeVisibleAsync();
        Assert.Single(await app.SendAsync(forum.Officer, new GetBadgeHistory(forum.Id, person)));
        Assert.Empty(firstMessages.Concat(secondMessages));
        await first.Context.CloseAsync();
        await second.Context.CloseAsync();
    }

    [Fact]
    public async Task A_lost_badge_is_printed_again_and_the_scanner_says_what_became_of_the_first()
    {
        var forum = await app.EventAsync();
        var person = await app.MemberAsync(forum, await app.DelegationAsync(forum), "Sok Invented");
        await app.ApproveAsync(forum, person);
        var lost = (await app.SendAsync(forum.Officer, new PrintBadge(forum.Id, person))).Serial;
        var (page, messages) = await DeskAsync(forum, EventRole.RegistrationDesk, person);

        await page.GetByText("Print another", new() { Exact = true }).First.ClickAsync();
        await page.GetByLabel("Reason").SelectOptionAsync(new SelectOptionValue { Label = "Lost" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Print another" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Printed: Sok Invented" })).ToBeVisibleAsync();
        await page.GetByLabel("Scan a badge or type a name").FillAsync(app.Services.GetRequiredService<IBadgeCodes>().CodeFor(lost));
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The badge that was scanned is void: Lost");
        await page.ShouldBeSoundAsync();
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Makes_the_badges_that_are_not_printed_and_marks_them()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        foreach (var name in (string[])["Kanya Invented", "Made Invented"])
        {
            await app.ApproveAsync(forum, await app.MemberAsync(forum, delegation, name));
        }

        var page = await browsers.NewPageAsync(app.Address);
        var messages = page.Listen();
        await page.SignInToAsync($"/office/{forum.Id}/badges", await app.EmailAsync(forum.Organiser));
        await Expect(page.GetByRole(AriaRole.Row)).ToHaveCountAsync(3);
        await page.GetByLabel("Select Kanya Invented").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the badges of 1" }).ClickAsync();
        await Expect(page.GetByText("Done", new() { Exact = true })).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "They are printed" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "1 badges marked as printed." })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Link, new() { Name = "Printed, at the desk" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Kanya Invented" })).ToBeVisibleAsync();
        Assert.Empty(messages);
        await page.GetByRole(AriaRole.Link, new() { Name = "Printers" }).ClickAsync();
        await page.GetByLabel("Name, as the desk calls it").FillAsync("Lobby, left");
        await page.GetByLabel("Move right (mm)").FillAsync("99");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a printer" }).ClickAsync();
        await Expect(page.GetByLabel("Move right (mm)")).ToHaveAttributeAsync("aria-invalid", "true");
        await page.GetByLabel("Move right (mm)").FillAsync("1.5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a printer" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Test sheet Lobby, left" })).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync();
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_walk_in_is_handed_to_the_officer()
    {
        var forum = await app.EventAsync();
        var (page, messages) = await DeskAsync(forum, EventRole.RegistrationDesk);
        await page.GetByText("Walk-in", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hand to the officer" }).ClickAsync();
        await Expect(page.GetByLabel("Name in Latin letters")).ToHaveAttributeAsync("aria-invalid", "true");
        await page.GetByLabel("Name in Latin letters").FillAsync("Walked In");
        await page.GetByRole(AriaRole.Button, new() { Name = "Hand to the officer" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Walked In waits for the accreditation officer." })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("No badge: Submitted");
        Assert.Equal(1, (await app.SendAsync(forum.Officer, new CountAtDesk(forum.Id))).ToDecide);
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }

    private async Task<(IPage Page, List<string> Messages)> DeskAsync(TestEvent forum, EventRole role, Guid? person = null)
    {
        var user = await app.UserWithRoleAsync(forum.Id, role);
        var page = await browsers.NewPageAsync(app.Address);
        var messages = page.Listen();
        await page.SignInToAsync($"/office/{forum.Id}/desk" + (person is null ? "" : $"?person={person}"), await app.EmailAsync(user));
        return (page, messages);
    }
}
