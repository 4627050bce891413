using Deque.AxeCore.Playwright;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Events.Tests.Browser;

internal static class Soundness
{
    /// <summary>What the browser complains about from now on: a list that grows.</summary>
    public static List<string> Listen(this IPage page)
    {
        var messages = new List<string>();
        page.Console += (_, message) => messages.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => messages.Add(error);
        page.RequestFailed += (_, request) => messages.Add($"{request.Url}: {request.Failure}");
        return messages;
    }

    /// <summary>The page in the browser has no violation that axe finds and is not wider than the screen.</summary>
    public static async Task ShouldBeSoundAsync(this IPage page, int width, bool isDark)
    {
        if (Browsers.Pictures is { } folder)
        {
            var name = string.Join('-', new Uri(page.Url).PathAndQuery.Split(['/', '?', '=', '&'], StringSplitOptions.RemoveEmptyEntries)
                .Select(part => Guid.TryParse(part, out _) || part.StartsWith("forum-", StringComparison.Ordinal) ? "x" : part.Length > 30 ? "token" : part));
            var file = Path.Combine(folder, $"{(name.Length == 0 ? "home" : name)}-{width}-{(isDark ? "dark" : "light")}");
            await page.ScreenshotAsync(new() { FullPage = true, Path = file + ".png" });
            await page.PdfAsync(new() { Path = file + ".pdf", PreferCSSPageSize = true, Format = "A4" });
        }

        Assert.Equal(width, await page.EvaluateAsync<int>("Math.max(document.documentElement.scrollWidth, innerWidth)"));
        var found = await page.RunAxe();
        Assert.True(found.Violations.Length == 0, page.Url + Environment.NewLine
            + string.Join(Environment.NewLine, found.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}"))));
    }

    public static Task<List<Guid>> JobIdsAsync(this EventsApp app, TestEvent forum) =>
        app.ReadAsync(db => db.JobRequests.Where(job => job.EventId == forum.Id).Select(job => job.Id).ToListAsync());
}
