using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.Playwright;

namespace Events.Tests.Browser;

/// <summary>An organiser rewrites an invitation, and the administrator reads the mails about accounts.</summary>
public sealed class MailPagesTests(EventsApp app, Browsers browsers) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task An_organiser_writes_the_invitation_in_their_own_words()
    {
        var forum = await app.EventAsync();
        var page = await browsers.NewPageAsync(app.Address);
        await SignInAsync(page, await app.EmailAsync(forum.Organiser), $"/events/{forum.Id}");
        await LinkAsync(page, "Outbox");
        await page.ShouldBeSoundAsync();
        await LinkAsync(page, "Mail texts");
        await page.ShouldBeSoundAsync();
        await page.GetByRole(AriaRole.Region, new() { Name = "Invitation of a focal point" }).GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await page.ShouldBeSoundAsync();

        await page.GetByLabel("Subject").FillAsync("Your delegation at {event}");
        await page.GetByLabel("Text", new() { Exact = true }).FillAsync("Dear {name},\n\nplease open {lnk}.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByText("There is no {lnk}.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Subject")).ToHaveValueAsync("Your delegation at {event}");
        await page.ShouldBeSoundAsync();
        await page.GetByLabel("Text", new() { Exact = true }).FillAsync("Dear {name},\n\nplease open {link}.");

        // Somebody else saves meanwhile.
        await app.SendAsync(forum.Organiser, new Domain.Outbox.SetMailTemplate("From a colleague", "Theirs: {link}") { EventId = forum.Id, Kind = Domain.Outbox.MailKind.FocalPointInvitation, Language = "en" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Theirs: {link}")).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Your delegation at Sample Forum 2031")).ToBeVisibleAsync();

        await page.GetByText("Use our text again").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Drop the changed text" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Our text", new() { Exact = true })).ToBeVisibleAsync();
        await page.CloseAsync();
    }

    [Fact]
    public async Task The_administrator_reads_the_mails_about_accounts()
    {
        var page = await browsers.NewPageAsync(app.Address);
        await SignInAsync(page, await app.EmailAsync(await app.AdministratorAsync()), "/admin/accounts");
        await LinkAsync(page, "Mails about accounts");
        await Assertions.Expect(page.GetByText("Mails appear here once somebody asks for a new password")).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync();
        var mail = new Domain.Outbox.Mail(
            Domain.Outbox.MailKind.EmailChanged, null, "bo.invented@example.org", "en", new("Your e-mail address was changed", "Dear Bo,\n\nyour account has another address now."), null, DateTime.UtcNow);
        await app.ReadAsync(async db =>
        {
            db.Mails.Add(mail);
            db.JobRequests.Add(new(Domain.Jobs.JobKind.SendMail, null, mail.Id, $"mail:{mail.Id:N}", null, DateTime.UtcNow.AddDays(1)));
            return await db.SaveChangesAsync();
        });
        await page.ReloadAsync();
        await page.ShouldBeSoundAsync();
        await LinkAsync(page, "Your e-mail address was changed");
        await page.ShouldBeSoundAsync();
        await page.CloseAsync();
    }

    private static Task LinkAsync(IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();

    private static async Task SignInAsync(IPage page, string email, string address)
    {
        await page.GotoAsync(address);
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(EventsApp.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }
}
