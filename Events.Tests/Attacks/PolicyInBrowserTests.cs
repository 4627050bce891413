using Events.Tests.Browser;
using Events.Tests.Support;

namespace Events.Tests.Attacks;

/// <summary>K2 where a real browser holds pages to it: the two that are not ours, which bring their own scripts.</summary>
public sealed class PolicyInBrowserTests(EventsApp app, Browsers browsers) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task The_reference_of_the_API_lives_within_its_policy()
    {
        var page = await browsers.NewPageAsync(app.Address);
        var messages = page.Listen();

        await page.GotoAsync("/docs/");
        await page.GetByText("Events", new() { Exact = true }).First.WaitForAsync();
        await page.WaitForTimeoutAsync(1000);

        Assert.DoesNotContain(messages, message => message.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase));
        await page.CloseAsync();
    }

    [Fact]
    public async Task The_jobs_board_lives_within_its_policy()
    {
        var client = await app.ClientAsync(await app.AdministratorAsync());
        var page = await browsers.NewPageAsync(app.Address);
        await page.SetExtraHTTPHeadersAsync(new Dictionary<string, string> { ["Authorization"] = client.DefaultRequestHeaders.Authorization!.ToString() });
        var messages = page.Listen();

        await page.GotoAsync("/admin/hangfire");
        await page.GetByText("Realtime").First.WaitForAsync();
        await page.GotoAsync("/admin/hangfire/servers");
        await page.WaitForTimeoutAsync(1000);

        Assert.DoesNotContain(messages, message => message.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase));
        await page.CloseAsync();
    }
}
