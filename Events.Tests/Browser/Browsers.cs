using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Events.Tests.Browser.Browsers))]

namespace Events.Tests.Browser;

/// <summary>One headless Chromium for all tests, started by the first one that needs it.</summary>
public sealed class Browsers : IAsyncDisposable
{
    private static readonly string[] arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"];

    // Milliseconds. What a page is to show may come late on a busy machine, and is right all the same.
    private const int Patience = 60_000;

    private readonly SemaphoreSlim starting = new(1);
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Where pictures of the pages are put, for people to look at; null to take none.</summary>
    public static string? Pictures { get; } = Environment.GetEnvironmentVariable("EVENTS_SCREENSHOTS") is { Length: > 0 } folder ? folder : null;

    private static string Path => Environment.GetEnvironmentVariable("EVENTS_CHROMIUM") is { Length: > 0 } given ? given : "/usr/bin/chromium";

    /// <summary>A fresh session, without cookies.</summary>
    public async Task<IPage> NewPageAsync(Uri address, int width = 1280, string language = "en", bool javaScript = true)
    {
        Assert.SkipUnless(File.Exists(Path), "No browser: install chromium (apt-get install chromium) or set EVENTS_CHROMIUM.");
        await starting.WaitAsync();
        try
        {
            playwright ??= await Playwright.CreateAsync();
            browser ??= await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = arguments });
        }
        finally
        {
            starting.Release();
        }

        var page = await browser.NewPageAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = width, Height = 900 },
            Locale = language,
            JavaScriptEnabled = javaScript,
        });
        page.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        starting.Dispose();
    }
}
