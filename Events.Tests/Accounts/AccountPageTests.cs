using System.Text.RegularExpressions;
using Events.Domain.Links;
using Events.Tests.Browser;
using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Events.Tests.Accounts;

/// <summary>The account's pages in a real browser.</summary>
public sealed class AccountPageTests(AccountsApp app, Browsers browsers) : IClassFixture<AccountsApp>
{
    [Fact]
    public async Task From_the_first_run_over_the_authenticator_to_signing_in_with_a_code()
    {
        var (address, _) = await FirstRunTests.LinkAsync(app);
        var page = await browsers.NewPageAsync(app.Address, 390);
        var messages = page.Listen();

        await page.GotoAsync(address);
        await page.GetByLabel("Your name").FillAsync("First Administrator");
        await page.GetByLabel("E-mail").FillAsync("first@example.org");
        await page.GetByLabel("Password").FillAsync(EventsApp.Password);
        await ClickAsync(page, "Make administrator");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "A second factor" })).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync();
        await ClickAsync(page, "Set up an authenticator app");
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "QR code with the key" })).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync();
        var key = Regex.Replace(await page.Locator("code").InnerTextAsync(), "\\s", "");
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync("000000");
        await ClickAsync(page, "Confirm");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("not the code");
        messages.Clear();
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync(app.CodeOf(key));
        await ClickAsync(page, "Confirm");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Recovery codes" })).ToBeVisibleAsync();
        Assert.Equal(10, await page.Locator("code").CountAsync());
        await page.ShouldBeSoundAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "I have kept them" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Events you work in" })).ToBeVisibleAsync();

        await ClickAsync(page, "Sign out");
        await page.GotoAsync("/sign-in?ReturnUrl=/account");
        await page.ShouldBeSoundAsync();
        await page.GetByLabel("E-mail").FillAsync("first@example.org");
        await page.GetByLabel("Password").FillAsync(EventsApp.Password);
        await ClickAsync(page, "Sign in");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Second step" })).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync();
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync(app.NextCodeOf(key));
        await ClickAsync(page, "Sign in");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Your account" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Password and code")).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync();
        foreach (var sound in (string[])["/account?lang=zh", "/account?lang=id", "/account/email", "/account/email?lang=id", "/account/password", "/admin/accounts"])
        {
            await page.GotoAsync(sound);
            await page.ShouldBeSoundAsync();
        }

        Assert.Empty(messages);
        await page.CloseAsync();
    }

    [Fact]
    public async Task Adds_a_passkey_and_signs_in_with_it()
    {
        var forum = await app.EventAsync();
        // A browser asks for passkeys over TLS and on "localhost" only.
        var page = await browsers.NewPageAsync(new UriBuilder(app.Address) { Host = "localhost" }.Uri);
        var messages = page.Listen();
        await WithAuthenticatorAsync(page);

        await page.GotoAsync("/sign-in");
        await page.GetByLabel("E-mail").FillAsync(await app.EmailAsync(forum.Organiser));
        await page.GetByLabel("Password").FillAsync(EventsApp.Password);
        await ClickAsync(page, "Sign in");
        await page.GetByLabel("Name of the passkey").FillAsync("Desk key");
        await ClickAsync(page, "Add a passkey");
        await Expect(page.GetByText("Desk key")).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync();
        await ClickAsync(page, "Sign out", exact: true);
        await page.GotoAsync($"/sign-in?ReturnUrl=/events/{forum.Id}");
        await ClickAsync(page, "Use a passkey");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Publish agenda" })).ToBeVisibleAsync();

        await page.GotoAsync("/account");
        await page.GetByText("Change", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("Name of the passkey").First.FillAsync("Key of the desk");
        await ClickAsync(page, "Rename");
        await Expect(page.GetByText("Key of the desk")).ToBeVisibleAsync();
        Assert.Empty(messages);
        await page.CloseAsync();
    }

    [Fact]
    public async Task Pages_for_the_forgotten_password_are_sound_without_a_script()
    {
        var email = await app.EmailAsync(await app.UserAsync());
        var page = await browsers.NewPageAsync(app.Address, 390, "id");
        var messages = page.Listen();

        await page.GotoAsync("/forgot");
        await page.ShouldBeSoundAsync();
        await page.GetByLabel("Surel").FillAsync(email);
        await ClickAsync(page, "Kirim tautan");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("surel sedang dikirim");
        await page.ShouldBeSoundAsync();
        Assert.Empty(messages);
        await page.CloseAsync();
    }

    [Fact]
    public async Task Pages_for_another_address_are_sound_without_a_script()
    {
        var userId = await app.UserAsync();
        var (old, email) = (await app.EmailAsync(userId), $"{Guid.NewGuid():N}@example.org");
        var page = await browsers.NewPageAsync(app.Address, 390);
        var messages = page.Listen();

        await page.GotoAsync("/sign-in?ReturnUrl=/account");
        await page.GetByLabel("E-mail").FillAsync(old);
        await page.GetByLabel("Password").FillAsync(EventsApp.Password);
        await ClickAsync(page, "Sign in");
        await page.ShouldBeSoundAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Change the e-mail address" }).ClickAsync();
        await page.ShouldBeSoundAsync();
        await page.GetByLabel("New e-mail address").FillAsync(email);
        await page.GetByLabel("Your password now").FillAsync(EventsApp.Password);
        await ClickAsync(page, "Send the link");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("a mail is on its way");
        await page.ShouldBeSoundAsync();
        var link = await app.ReadAsync(db => db.Mails.Where(mail => mail.To == email).Select(mail => mail.LinkId).SingleAsync());
        await page.GotoAsync($"/email?token={app.Services.GetRequiredService<ILinkTokens>().TokenFor(link!.Value)}");
        await Expect(page.GetByText(email)).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync();
        await ClickAsync(page, "Use this address");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("The new address is set");
        await page.ShouldBeSoundAsync();
        Assert.Empty(messages);
        await page.CloseAsync();
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private static Task ClickAsync(IPage page, string button, bool exact = true) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = exact }).ClickAsync();

    /// <summary>The browser's own stand-in for a fingerprint reader.</summary>
    private static async Task WithAuthenticatorAsync(IPage page)
    {
        var browser = await page.Context.NewCDPSessionAsync(page);
        await browser.SendAsync("WebAuthn.enable");
        await browser.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
    }
}
