using Events.Domain.Accreditation;
using Events.Domain.Badges;
using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Events.Tests.Browser;

/// <summary>What is done with many people at once, from the list of people.</summary>
public sealed class BulkTests(EventsApp app, Browsers browsers) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Approves_what_can_be_approved_across_pages_and_says_why_not_the_rest()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum, "Delegation of Viet Nam");
        var ids = new List<Guid>();
        for (var number = 1; number <= 55; number++)
        {
            ids.Add(await app.MemberAsync(forum, delegation, $"Invented {number:00}"));
            if (number is 1 or 55)
            {
                await app.SubmitAsync(forum, ids[^1]);
            }
        }

        var page = await browsers.NewPageAsync(app.Address);
        var messages = page.Listen();
        await page.SignInToAsync($"/office/{forum.Id}/people", await app.EmailAsync(forum.Officer));
        await page.GetByLabel("Select Invented 01").CheckAsync();
        await page.GetByLabel("Select Invented 02").CheckAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Next" }).ClickAsync();
        await page.GetByLabel("Select Invented 55").CheckAsync();
        await Expect(page.GetByText("3 selected")).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "2 done." })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Invented 02");
        await Expect(page.GetByText("1 selected")).ToBeVisibleAsync();
        Assert.Equal(2, (await app.SendAsync(forum.Officer, new ListParticipations(forum.Id, State: ParticipationState.Approved))).Total);
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Recategorises_and_rejects_those_who_are_selected()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum, "Delegation of Viet Nam");
        var (one, two) = (await app.MemberAsync(forum, delegation, "One Invented"), await app.MemberAsync(forum, delegation, "Two Invented"));
        await app.SubmitAsync(forum, one);
        await app.SubmitAsync(forum, two);
        var page = await browsers.NewPageAsync(app.Address);
        var messages = page.Listen();
        await page.SignInToAsync($"/office/{forum.Id}/people", await app.EmailAsync(forum.Officer));

        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Select all on this page" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Change category" }).ClickAsync();
        await page.GetByLabel("New category").SelectOptionAsync(new SelectOptionValue { Label = "S · Staff" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Change 2" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "2 done." })).ToBeVisibleAsync();

        await page.GetByLabel("Select Two Invented").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Reject", Exact = true }).ClickAsync();
        await page.GetByLabel("Why not").SelectOptionAsync(new SelectOptionValue { Label = "Nominated twice" });
        await page.ShouldBeSoundAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Reject 1" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "1 done." })).ToBeVisibleAsync();

        var rejected = await app.ParticipationOfAsync(forum, two);
        Assert.Equal((ParticipationState.Rejected, RejectionCode.Duplicate, forum.Staff), (rejected.State, rejected.RejectionCode, rejected.CategoryId));
        Assert.Equal((ParticipationState.Submitted, forum.Staff), ((await app.ParticipationOfAsync(forum, one)).State, (await app.ParticipationOfAsync(forum, one)).CategoryId));
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Suspends_reinstates_and_withdraws_from_the_panel_with_a_reason()
    {
        var forum = await app.EventAsync();
        var person = await app.MemberAsync(forum, await app.DelegationAsync(forum, "Delegation of Viet Nam"), "Panel Invented");
        await app.ApproveAsync(forum, person);
        await app.SendAsync(forum.Officer, new PrintBadge(forum.Id, person));
        var page = await browsers.NewPageAsync(app.Address);
        var messages = page.Listen();
        await page.SignInToAsync($"/office/{forum.Id}/people?open={person}", await app.EmailAsync(forum.Officer));
        var panel = page.GetByRole(AriaRole.Complementary, new() { Name = "Panel Invented" });

        await Expect(panel.GetByText("Printed", new() { Exact = true })).ToBeVisibleAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Take the decision back" }).ClickAsync();
        await Expect(panel.GetByRole(AriaRole.Alert)).ToContainTextAsync("A badge was printed already.");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Suspend", Exact = true }).ClickAsync();
        await panel.GetByLabel("Reason").FillAsync("Badge seen on somebody else");
        await page.ShouldBeSoundAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Suspend · Panel Invented" }).ClickAsync();
        await Expect(panel.GetByText("Badge seen on somebody else")).ToBeVisibleAsync();
        Assert.Equal(ParticipationState.Suspended, (await app.ParticipationOfAsync(forum, person)).State);
        await panel.GetByRole(AriaRole.Button, new() { Name = "Reinstate" }).ClickAsync();
        await Expect(panel.GetByText("Approved", new() { Exact = true })).ToBeVisibleAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Withdraw", Exact = true }).ClickAsync();
        await panel.GetByLabel("Reason").FillAsync("Cannot come");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Withdraw · Panel Invented" }).ClickAsync();
        await Expect(panel.GetByText("Withdrawn", new() { Exact = true })).ToBeVisibleAsync();

        var details = await app.ParticipationOfAsync(forum, person);
        Assert.Equal((ParticipationState.Withdrawn, "Cannot come", null), (details.State, details.StateReason, details.BadgeSerial));
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }
}
