using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Events.Tests.Browser;

/// <summary>From the organiser's invitation to the officer's approval, as the three of them do it.</summary>
public sealed class NominationTests(EventsApp app, Browsers browsers) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task A_delegation_is_invited_nominated_and_approved()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum, "Viet Nam");
        await app.SetQuotaAsync(forum, delegation, 8, forum.Delegates);
        for (var number = 1; number <= 7; number++)
        {
            await app.MemberAsync(forum, delegation, $"Invented Person {number}");
        }

        var link = await InviteAsync(forum, delegation);
        await NominateAsync(forum, delegation, link);
        await ApproveAsync(forum, delegation);

        Assert.Equal(1, await app.ReadAsync(db => db.Participations.CountAsync(row => row.DelegationId == delegation && row.State == Domain.Accreditation.ParticipationState.Approved)));
    }

    private async Task<string> InviteAsync(TestEvent forum, Guid delegation)
    {
        var page = await browsers.NewPageAsync(app.Address);
        var messages = page.Listen();
        await SignInAsync(page, await app.EmailAsync(forum.Organiser), $"/events/{forum.Id}/delegations/{delegation}");
        await page.GetByLabel("Name of the focal point").FillAsync("Ms Focal");
        await page.GetByLabel("E-mail of the focal point").FillAsync($"focal-{delegation:N}@example.org");
        await page.GetByRole(AriaRole.Button, new() { Name = "Invite by mail" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Invited")).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync();
        foreach (var job in await app.JobIdsAsync(forum))
        {
            await app.FinishedAsync(job);
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "Outbox" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Listitem).GetByText("To be passed on")).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "please nominate" }).ClickAsync();
        var text = await page.Locator("pre").InnerTextAsync();
        Assert.Empty(messages);
        await page.CloseAsync();
        return text[text.IndexOf("http", StringComparison.Ordinal)..].Split('\n')[0].Trim();
    }

    private async Task NominateAsync(TestEvent forum, Guid delegation, string link)
    {
        var page = await browsers.NewPageAsync(app.Address, 390);
        await page.GotoAsync(link);
        await Assertions.Expect(page.GetByText("Viet Nam")).ToBeVisibleAsync();
        await page.GetByLabel("Password").FillAsync("seven rivers meet in the delta");
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await Assertions.Expect(page.GetByText("No head of delegation is named.")).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync();

        await AddAsync(page, "TRẦN Thị Bịa", "Head", withPhoto: true);
        await Assertions.Expect(page.GetByText("Delegate: 8 of 8")).ToBeVisibleAsync();
        Assert.Equal(1, await app.ReadAsync(db => db.Participations.CountAsync(row => row.DelegationId == delegation && row.PhotoKey != null)));

        // The ninth: what was typed stays, and overflow is offered.
        await AddAsync(page, "LÊ Văn Mới", "Delegate");
        await Assertions.Expect(page.GetByText("All places of this category are taken.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Name in Latin letters")).ToHaveValueAsync("LÊ Văn Mới");
        await page.ShouldBeSoundAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add as overflow" }).ClickAsync();
        await Assertions.Expect(page.GetByText("LÊ Văn Mới").First).ToBeVisibleAsync();

        // The same name once more is asked back about, and nothing is added.
        await AddAsync(page, "LÊ Văn Mới", "Delegate");
        await Assertions.Expect(page.GetByText("LÊ Văn Mới is in this delegation already.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Cancel" }).ClickAsync();

        // A second head is told why not.
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit Invented Person 1" }).ClickAsync();
        await page.GetByLabel("Capacity").SelectOptionAsync(new SelectOptionValue { Label = "Head" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The delegation has a head already.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Cancel" }).ClickAsync();

        await page.GetByLabel("Credentials or note verbale").ChooseAsync(new FilePayload { Name = "../credentials.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 invented"u8.ToArray() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "credentials.pdf" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit to accreditation (9)" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Submitted").First).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync();
        await page.CloseAsync();
    }

    private async Task ApproveAsync(TestEvent forum, Guid delegation)
    {
        var page = await browsers.NewPageAsync(app.Address);
        await SignInAsync(page, await app.EmailAsync(forum.Officer), $"/events/{forum.Id}/delegations/{delegation}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve TRẦN Thị Bịa" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Approved", new() { Exact = true })).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync();
        await page.CloseAsync();
    }

    private static async Task AddAsync(IPage page, string name, string capacity, bool withPhoto = false)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a member" }).ClickAsync();
        await page.GetByLabel("Name in Latin letters").FillAsync(name);
        await page.GetByLabel("Capacity").SelectOptionAsync(new SelectOptionValue { Label = capacity });
        if (withPhoto)
        {
            await page.GetByLabel("Photo").ChooseAsync(new FilePayload { Name = "photo.jpg", MimeType = "image/jpeg", Buffer = Pictures.Plain(600, 800) });
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
    }

    private static async Task SignInAsync(IPage page, string email, string address)
    {
        await page.GotoAsync(address);
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(EventsApp.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }
}
