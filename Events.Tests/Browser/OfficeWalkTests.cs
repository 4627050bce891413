using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Events.Tests.Browser;

/// <summary>Every page of the office by the keyboard alone, and enlarged twice.</summary>
public sealed class OfficeWalkTests(EventsApp app, Browsers browsers) : IClassFixture<EventsApp>
{
    /// <summary>A page of 1280 x 800 pixels at 200 % has room for so many of its own.</summary>
    private const int EnlargedWidth = 640, EnlargedHeight = 400;

    private static readonly string[] paths =
    [
        "", "/people", "/accreditation", "/programme", "/programme?view=list", "/programme?open=new", "/projects", "/projects?view=counts", "/projects?open=new",
        "/papers", "/badges", "/badges/designs", "/badges/designs/edit?open=new", "/printers", "/desk", "/imports", "/photos", "/delegations", "/arrivals", "/arrivals?open=new", "/search?q=an", "/settings", "/settings/event", "/settings/organisers", "/settings/categories",
        "/settings/categories?open=new", "/settings/rooms", "/settings/rooms?open=new", "/settings/people", "/settings/mail", "/jobs", "/audit", "/hall",
    ];

    /// <summary>What opens something, by label or name, and where.</summary>
    private static readonly (string Path, string Opener)[] openers =
    [
        ("/people", "TRẦN Thị Bịa"), ("/projects", "Register a project"), ("/programme?view=list", "Add a session"), ("/settings/rooms", "Great Hall"), ("/settings/categories", "Add a category"),
    ];

    // Its data has come when nothing is drawn any more.
    private const string AtRest = """
        () => new Promise(done => {
            let wait = setTimeout(() => done(), 250);
            new MutationObserver(() => { clearTimeout(wait); wait = setTimeout(() => done(), 250); }).observe(document.body, { childList: true, subtree: true });
        })
        """;

    // What the tabulator key has to lead to, in the order of the document, and a note of where it does; returns how many there are.
    private const string Watch = """
        () => {
            const can = 'a[href], button, input, select, textarea, summary, [tabindex]';
            window.wanted = [...document.querySelectorAll(can)].filter(one => !one.disabled && one.tabIndex === 0 && one.checkVisibility({ visibilityProperty: true }));
            window.met = [];
            document.addEventListener('focusin', event => {
                const [style, one] = [getComputedStyle(event.target), event.target];
                if (one !== document.body && !window.met.some(other => other.one === one)) {
                    window.met.push({ one, hasRing: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 });
                }
            });
            // From the begin of the document, wherever the page itself has put the focus.
            document.body.tabIndex = -1;
            document.body.focus();
            document.body.removeAttribute('tabindex');
            // Days and times are several stops each, and a list that scrolls is one.
            return 4 + window.wanted.length + 4 * window.wanted.filter(one => ['date', 'time', 'datetime-local'].includes(one.type)).length;
        }
        """;

    private const string Walked = """
        () => {
            const say = one => one ? `${one.tagName.toLowerCase()} ${one.id || one.className} "${(one.ariaLabel || one.textContent || '').trim().slice(0, 40)}"` : 'nothing';
            const met = window.met.map(stop => stop.one);
            const missed = window.wanted.filter(one => !met.includes(one)).map(one => `never reached: ${say(one)}`);
            const known = met.filter(one => window.wanted.includes(one));
            const strays = known.findIndex((one, at) => one !== window.wanted[at]);
            const order = missed.length === 0 && strays >= 0 ? [`out of order: ${say(known[strays])} instead of ${say(window.wanted[strays])}`] : [];
            const first = document.querySelector('.skip') && met[0] && !met[0].matches('.skip') ? [`not the way to the content, but first: ${say(met[0])}`] : [];
            return [...first, ...missed, ...order, ...window.met.filter(stop => !stop.hasRing).map(stop => `without a ring: ${say(stop.one)}`)];
        }
        """;

    // Wider than the screen, or what has the focus lies under something else.
    private const string Enlarged = """
        () => {
            const say = one => `${one.tagName.toLowerCase()} ${one.id || one.className} "${(one.ariaLabel || one.textContent || '').trim().slice(0, 40)}"`;
            const wide = document.documentElement.scrollWidth > innerWidth ? [`wider than the screen: ${document.documentElement.scrollWidth}`] : [];
            const panel = document.querySelector('.panel');
            const reached = [...(panel ?? document).querySelectorAll('a[href], button, input, select, textarea, summary')].filter(one => !one.disabled && !one.matches('.skip') && one.checkVisibility({ visibilityProperty: true }));
            const covered = reached.filter(one => {
                one.focus();
                const box = one.getClientRects()[0];
                const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                return !at || !(one.contains(at) || at.closest('label')?.contains(one));
            });
            return [...wide, ...covered.map(one => `covered: ${say(one)}`)];
        }
        """;

    [Fact]
    public async Task Every_page_can_be_walked_by_keyboard_and_read_at_twice_the_size()
    {
        var forum = (await app.ForumAsync()).Forum;
        await app.DelegationsAsync(forum);
        var page = await browsers.NewPageAsync(app.Address);
        var messages = page.Listen();
        await page.SignInToAsync($"/office/{forum.Id}", await app.EmailAsync(forum.Organiser));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Accreditation" })).ToBeVisibleAsync();

        var faults = new List<string>();
        foreach (var path in paths)
        {
            // What is drawn late, while the walk is on, is no fault: a fault is there the next time too.
            var found = await WalkAsync(page, forum.Id, path);
            for (var again = 0; again < 2 && found.Count > 0; again++)
            {
                found = await WalkAsync(page, forum.Id, path);
            }

            faults.AddRange(found);
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_opened_closes_with_Escape_and_gives_the_focus_back()
    {
        var forum = (await app.ForumAsync()).Forum;
        await app.DelegationsAsync(forum);
        var page = await browsers.NewPageAsync(app.Address);
        var messages = page.Listen();
        await page.SignInToAsync($"/office/{forum.Id}", await app.EmailAsync(forum.Organiser));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Accreditation" })).ToBeVisibleAsync();

        foreach (var (path, name) in openers)
        {
            await OpenAsync(page, forum.Id, path);
            var opener = page.GetByRole(AriaRole.Link, new() { Name = name });
            await opener.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator(".panel")).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Escape");
            await Expect(page.Locator(".panel")).ToHaveCountAsync(0);
            await Expect(opener).ToBeFocusedAsync();
        }

        await OpenAsync(page, forum.Id, "/people?state=approved");
        var filter = page.GetByText("Filter", new() { Exact = true });
        await filter.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Category" }).FocusAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Category" })).ToBeHiddenAsync();
        await Expect(filter).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Complementary, new() { Name = "Help" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Help" })).ToBeFocusedAsync();

        // Past the menu, and what the list is narrowed to stays.
        await page.GetByRole(AriaRole.Link, new() { Name = "Skip to content" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Remove filter: Approved" })).ToBeVisibleAsync();
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }

    private static async Task<List<string>> WalkAsync(IPage page, Guid eventId, string path)
    {
        await OpenAsync(page, eventId, path);
        var stops = await page.EvaluateAsync<int>(Watch);
        for (var stop = 0; stop < stops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        var faults = (await page.EvaluateAsync<string[]>(Walked)).Select(fault => $"{path}: {fault}").ToList();
        await page.SetViewportSizeAsync(EnlargedWidth, EnlargedHeight);
        await page.EvaluateAsync(AtRest);
        faults.AddRange((await page.EvaluateAsync<string[]>(Enlarged)).Select(fault => $"{path} at 200 %: {fault}"));
        await page.SetViewportSizeAsync(1280, 900);
        return faults;
    }

    private static async Task OpenAsync(IPage page, Guid eventId, string path)
    {
        await page.GotoAsync($"/office/{eventId}{path}");
        await Expect(page.GetByRole(AriaRole.Heading).First).ToBeVisibleAsync();
        await page.EvaluateAsync(AtRest);
    }
}
