using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace Events.Bench;

/// <summary>
/// The office in real browser tabs: what the first load weighs and when it is ready, how long each further page takes from the click, and how
/// much managed memory an open page holds in the application, which runs within this process.
/// </summary>
internal static class TabsBench
{
    private const int Tabs = 20;
    private const int Runs = 9;
    private const string PooledArrays = "DOTNET_SYSTEM_BUFFERS_SHAREDARRAYPOOL_MAXARRAYSPERPARTITION";
    private const string PooledParts = "DOTNET_SYSTEM_BUFFERS_SHAREDARRAYPOOL_MAXPARTITIONCOUNT";

    /// <summary>The pages in the order of the menu, and what of each stands there once its data has come.</summary>
    private static readonly (string Name, string Path, string Ready)[] pages =
    [
        ("start", "", ".cards .waiting li"),
        ("people", "/people", ".rz-grid-table tbody tr .name"),
        ("accreditation", "/accreditation", ".nominee h2"),
        ("programme", "/programme", ".plan .block"),
        ("projects", "/projects", ".states ~ .beside .plain tbody tr"),
        ("badges", "/badges", ".actions + .plain tbody tr"),
        ("desk", "/desk", ".desk-counts strong"),
        ("settings", "/settings", ".one-card li"),
        ("jobs", "/jobs", ".narrow-form ~ .empty"),
        ("audit", "/audit", ".audit-table tbody tr"),
    ];

    /// <summary>What earlier tabs leave goes within so long.</summary>
    private static readonly TimeSpan rest = TimeSpan.FromSeconds(15);

    /// <summary>Open beside the pages of the menu, for the count of memory.</summary>
    private static readonly (string Name, string Path, string Ready)[] others =
    [
        ("delegations", "/delegations", "main .plain tbody tr"),
        ("settings, event", "/settings/event", ".status-line"),
        ("hall", "/hall", ".hall-count strong"),
    ];

    // Told by the page itself: from the click until the data stands there and has been drawn.
    private const string Click = """
        ([path, ready]) => new Promise(done => {
            document.querySelectorAll(ready).forEach(old => old.dataset.old = '');
            const fresh = ready.split(',').map(part => part + ':not([data-old])').join(',');
            const began = performance.now();
            const look = () => document.querySelector(fresh) && location.pathname.endsWith(path)
                ? requestAnimationFrame(() => { watch.disconnect(); done(performance.now() - began); }) : null;
            const watch = new MutationObserver(look);
            watch.observe(document.body, { childList: true, subtree: true });
            document.querySelector(`.menu a[href$="${path}"]`).click();
        })
        """;

    // From the begin of the navigation until the first data of the start page, which comes over the circuit only.
    private const string WatchStart = """
        window.readyAfter = new Promise(done => new MutationObserver((_, watch) => {
            if (document.querySelector('.cards .waiting li') && getComputedStyle(document.querySelector('.opening')).display === 'none') {
                watch.disconnect();
                requestAnimationFrame(() => done(performance.now()));
            }
        }).observe(document, { childList: true, subtree: true }));
        """;

    /// <summary>
    /// In a process that pools no arrays: the tabs that were closed would leave theirs to the next ones, and what those hold would not be seen.
    /// </summary>
    public static async Task<int> RunAsync(int people)
    {
        if (Environment.GetEnvironmentVariable(PooledArrays) is null)
        {
            using var alone = Process.Start(new ProcessStartInfo("dotnet", [typeof(TabsBench).Assembly.Location, "tabs", people.ToString(CultureInfo.InvariantCulture)]) { Environment = { [PooledArrays] = "1", [PooledParts] = "1" } })!;
            await alone.WaitForExitAsync();
            return alone.ExitCode;
        }

        var folder = Directory.CreateTempSubdirectory("events-bench-tabs-").FullName;
        var (address, eventId) = await OfficeHost.StartAsync(folder, people);
        using var playwright = await Playwright.CreateAsync();
        var chromium = Environment.GetEnvironmentVariable("EVENTS_CHROMIUM") is { Length: > 0 } given ? given : "/usr/bin/chromium";
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-dev-shm-usage"] });
        var office = new Uri(address, $"/office/{eventId}");
        await using var context = await SignInAsync(browser, office);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{people} participations, SQLite; {Environment.ProcessorCount} cores, load before {Load()}"));
        await FirstLoadAsync(browser, await context.StorageStateAsync(), office);
        await ClicksAsync(context, office);
        await MemoryAsync(context, office);
        Console.WriteLine($"load after {Load()}");
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static async Task<IBrowserContext> SignInAsync(IBrowser browser, Uri office)
    {
        var context = await browser.NewContextAsync(new() { Locale = "en" });
        var page = await context.NewPageAsync();
        await page.GotoAsync(office.ToString());
        await page.GetByLabel("E-mail").FillAsync(OfficeHost.Email);
        await page.GetByLabel("Password").FillAsync(OfficeHost.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.Locator(pages[0].Ready).First.WaitForAsync();
        await page.CloseAsync();
        return context;
    }

    private static async Task FirstLoadAsync(IBrowser browser, string signedIn, Uri office)
    {
        var (cold, warm, bytes) = (new List<double>(), new List<double>(), 0);
        for (var run = 0; run < Runs; run++)
        {
            // Nothing in its cache.
            await using var context = await browser.NewContextAsync(new() { Locale = "en", StorageState = signedIn });
            await context.AddInitScriptAsync(WatchStart);
            var page = await context.NewPageAsync();
            var requests = new List<IRequest>();
            page.RequestFinished += (_, request) => requests.Add(request);
            cold.Add(await ReadyAsync());
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            bytes = 0;
            foreach (var request in requests.ToList())
            {
                var sizes = await request.SizesAsync();
                bytes += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
            }

            warm.Add(await ReadyAsync());

            async Task<double> ReadyAsync()
            {
                await page.GotoAsync(office.ToString(), new() { WaitUntil = WaitUntilState.Commit });
                return await page.EvaluateAsync<double>("window.readyAfter");
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first load of the start page: {bytes / 1024.0:F0} KiB"));
        Say("ready, nothing kept, ms", cold);
        Say("ready, files kept, ms", warm);
    }

    private static async Task ClicksAsync(IBrowserContext context, Uri office)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(office.ToString());
        await page.Locator(pages[0].Ready).First.WaitForAsync();
        var times = pages.ToDictionary(one => one.Name, _ => new List<double>());
        for (var run = 0; run <= Runs; run++)
        {
            foreach (var (name, path, ready) in pages.Skip(1).Append(pages[0]))
            {
                var took = await page.EvaluateAsync<double>(Click, new[] { path.Length > 0 ? path : office.AbsolutePath, ready });
                if (run > 0)
                {
                    times[name].Add(took);
                }
            }
        }

        foreach (var (name, took) in times)
        {
            Say($"click to {name}, ms", took);
        }

        await page.CloseAsync();
    }

    private static async Task MemoryAsync(IBrowserContext context, Uri office)
    {
        Console.WriteLine($"managed memory, {Tabs} tabs    | MB each, over what was before | over what is after closing");
        foreach (var (name, path, ready) in (IEnumerable<(string, string, string)>)[.. pages, .. others])
        {
            // What the first of its kind leaves for all (compiled queries, caches) is nobody's tab.
            await CloseAsync(await OpenAsync(2));
            await Task.Delay(rest);
            var before = await HeldAsync();
            var tabs = await OpenAsync(Tabs);
            var open = await HeldAsync();
            await CloseAsync(tabs);
            var after = await HeldAsync();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-26} | {(open - before) / 1e6 / Tabs,7:F2} | {(open - after) / 1e6 / Tabs,7:F2}"));

            async Task<List<IPage>> OpenAsync(int count)
            {
                var opened = new List<IPage>();
                for (var number = 0; number < count; number++)
                {
                    var page = await context.NewPageAsync();
                    await page.GotoAsync(office + path);
                    await page.Locator(ready).First.WaitForAsync();
                    opened.Add(page);
                }

                return opened;
            }
        }

        static async Task CloseAsync(List<IPage> opened)
        {
            foreach (var page in opened)
            {
                await page.CloseAsync(new() { RunBeforeUnload = false });
            }
        }
    }

    /// <summary>In bytes, what is alive after the house has come to rest.</summary>
    private static async Task<long> HeldAsync()
    {
        const int enough = 100_000;
        var (held, last) = (0L, long.MaxValue);
        for (var look = 0; look < 10 && Math.Abs(last - held) > enough; look++)
        {
            await Task.Delay(2000);
            last = held;
            for (var round = 0; round < 3; round++)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                GC.WaitForPendingFinalizers();
            }

            held = GC.GetTotalMemory(forceFullCollection: true);
        }

        return held;
    }

    private static void Say(string what, List<double> times)
    {
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-28} | median {times[times.Count / 2],6:F0} | slowest {times[^1],6:F0} | of {times.Count}"));
    }
}
