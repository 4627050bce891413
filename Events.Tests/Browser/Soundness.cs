using Deque.AxeCore.Commons;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Events.Tests.Browser;

internal static class Soundness
{
    private const int Desk = 1280;
    private const int Phone = 390;
    private static readonly (int Width, ColorScheme Scheme)[] looks = [(Desk, ColorScheme.Light), (Desk, ColorScheme.Dark), (Phone, ColorScheme.Light), (Phone, ColorScheme.Dark)];

    // The package's own runner opens a second page for the verdict, for the sake of frames on other sites: ten times the time, and there are none here.
    private static readonly string axe = new BundledAxeScriptProvider().GetScript();

    // What passes is not asked back: it is most of the answer, and nobody reads it.
    private const string Violations = """
        axe.run(document, { resultTypes: ['violations'] })
            .then(found => found.violations.flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.html}`)))
        """;

    // A colour on its way from the light theme to the dark one is neither. Behind another tab it would never arrive.
    private const string Settled = """
        Promise.race([
            Promise.allSettled(document.getAnimations().filter(running => running instanceof CSSTransition).map(transition => transition.finished)),
            new Promise(enough => setTimeout(enough, 2000))
        ]).then(() => {})
        """;

    /// <summary>What the browser complains about from now on: a list that grows.</summary>
    public static List<string> Listen(this IPage page)
    {
        var messages = new List<string>();
        page.Console += (_, message) => messages.Add($"{string.Join('/', message.Location.Split('/')[^1..])} {message.Type}: {message.Text}");
        page.PageError += (_, error) => messages.Add(error);
        page.RequestFailed += (_, request) =>
        {
            // What a page had asked for when it was left is given up, and nobody's mistake.
            if (request.Failure is not "net::ERR_ABORTED")
            {
                messages.Add($"{request.Url}: {request.Failure}");
            }
        };
        return messages;
    }

    /// <summary>
    /// At a desk and on a phone, light and dark: the page is not wider than the screen, and axe finds no violation at a desk in light and on
    /// a phone in dark. Leaves the page as wide as it was.
    /// </summary>
    public static async Task ShouldBeSoundAsync(this IPage page)
    {
        var before = page.ViewportSize!;
        await page.BringToFrontAsync();
        foreach (var (width, scheme) in looks)
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.EvaluateAsync(Settled);
            await page.PictureAsync($"{width}-{scheme.ToString().ToLowerInvariant()}");
            Assert.Equal(width, await page.EvaluateAsync<int>("Math.max(document.documentElement.scrollWidth, innerWidth)"));
            if (width == Desk == (scheme is ColorScheme.Light))
            {
                if (!await page.EvaluateAsync<bool>("'axe' in window"))
                {
                    await page.EvaluateAsync(axe);
                }

                var found = await page.EvaluateAsync<string[]>(Violations);
                Assert.True(found.Length == 0, $"{page.Url} {width} {scheme}{Environment.NewLine}{string.Join(Environment.NewLine, found)}");
            }
        }

        await page.SetViewportSizeAsync(before.Width, before.Height);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    private static async Task PictureAsync(this IPage page, string look)
    {
        if (Browsers.Pictures is { } folder)
        {
            var name = string.Join('-', new Uri(page.Url).PathAndQuery.Split(['/', '?', '=', '&'], StringSplitOptions.RemoveEmptyEntries)
                .Select(part => Guid.TryParse(part, out _) || part.StartsWith("forum-", StringComparison.Ordinal) ? "x" : part.Length > 30 ? "token" : part));
            var file = Path.Combine(folder, $"{(name.Length == 0 ? "home" : name)}-{look}");
            await page.ScreenshotAsync(new() { FullPage = true, Path = file + ".png" });
            await page.PdfAsync(new() { Path = file + ".pdf", PreferCSSPageSize = true, Format = "A4" });
        }
    }

    public static Task<List<Guid>> JobIdsAsync(this EventsApp app, TestEvent forum) =>
        app.ReadAsync(db => db.JobRequests.Where(job => job.EventId == forum.Id).Select(job => job.Id).ToListAsync());
}
