using System.Text.RegularExpressions;
using Events.Domain.Access;
using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.Playwright;

namespace Events.Tests.Browser;

/// <summary>An open page of the office and the session it stands on.</summary>
public sealed partial class OfficeSessionTests(OfficeSessionTests.App app, Browsers browsers) : IClassFixture<OfficeSessionTests.App>
{
    // K: an open page that asks for nothing notices by itself. The usual interval is 20 s; here it is shorter.
    [Fact]
    public async Task Somebody_disabled_is_led_out_of_an_open_page()
    {
        var forum = await app.EventAsync();
        var page = await OpenAsync(forum);

        await app.SendAsync(await app.AdministratorAsync(), new DisableAccount(forum.Organiser));

        await Assertions.Expect(page).ToHaveURLAsync(SignIn());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_ended_session_leads_its_open_page_to_the_door_and_back()
    {
        var forum = await app.EventAsync();
        var page = await OpenAsync(forum);

        await app.SendAsync(forum.Organiser, new EndAllSessions());

        await Assertions.Expect(page).ToHaveURLAsync(SignIn());
        await page.GetByLabel("E-mail").FillAsync(await app.EmailAsync(forum.Organiser));
        await page.GetByLabel("Password").FillAsync(EventsApp.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "People" })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    // The time that a request has is over after a second here: a page that is open is no request that takes long.
    [Fact]
    public async Task An_open_page_outlasts_the_time_of_a_request()
    {
        var forum = await app.EventAsync();
        var page = await OpenAsync(forum);
        var messages = page.Listen();

        await page.WaitForTimeoutAsync(2500);
        await page.GetByRole(AriaRole.Link, new() { Name = "Start", Exact = true }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Accreditation" })).ToBeVisibleAsync();
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_another_event_holds_is_not_there()
    {
        var (forum, other) = (await app.EventAsync(), await app.EventAsync());
        var person = await app.MemberAsync(other, await app.DelegationAsync(other), "Somebody Elsewhere");
        var page = await OpenAsync(forum, $"/office/{forum.Id}/people?open={person}");

        await Assertions.Expect(page.GetByText("There is no such thing here.")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync(TestEvent forum, string? address = null)
    {
        var page = await browsers.NewPageAsync(app.Address);
        await page.SignInToAsync(address ?? $"/office/{forum.Id}/people", await app.EmailAsync(forum.Organiser));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "People" })).ToBeVisibleAsync();
        return page;
    }

    [GeneratedRegex("/sign-in")]
    private static partial Regex SignIn();

    public sealed class App(TestDatabases databases) : EventsApp(databases)
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
        {
            ["Events:Office:CheckSeconds"] = "0.2",
            ["Events:RequestSeconds"] = "1",
            ["Events:Limits:Door"] = "1000000/1",
        };
    }
}
