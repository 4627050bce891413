using System.Text.RegularExpressions;
using Events.Domain.Programme;
using Events.Tests.Programme;
using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Events.Tests.Browser;

/// <summary>The programme in the office: dragged with a mouse, moved by keyboard, published, by what a person sees.</summary>
public sealed class ProgrammePageTests(EventsApp app, Browsers browsers) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Its_plan_list_and_form_are_sound_full_and_empty()
    {
        var forum = await app.HundredSessionsAsync();
        var (page, messages) = await OpenAsync(forum);
        await Expect(page.GetByText("Published: version 1")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("River ports.*part 2$") }).ClickAsync();
        await Expect(page.GetByLabel("Role of INVENTED Person 14")).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.ShouldBeSoundAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "List" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row)).ToHaveCountAsync(36);
        await page.ShouldBeSoundAsync();
        Assert.Empty(messages);
        await page.Context.CloseAsync();

        var (empty, complaints) = await OpenAsync(await app.EventAsync());
        await Expect(empty.GetByText("No session on this day yet.")).ToBeVisibleAsync();
        await empty.GetByRole(AriaRole.Link, new() { Name = "Tue 13 Aug" }).ClickAsync();
        await Expect(empty.GetByRole(AriaRole.Link, new() { Name = "Tue 13 Aug" })).ToHaveAttributeAsync("aria-current", "page");
        await empty.ShouldBeSoundAsync();
        Assert.Empty(complaints);
        await empty.Context.CloseAsync();
    }

    [Fact]
    public async Task A_session_dropped_on_an_occupied_room_jumps_back_and_both_are_named()
    {
        var forum = await app.EventAsync();
        var (hall, annex) = (await app.RoomAsync(forum), await app.RoomAsync(forum, "Annex"));
        await app.ScheduleAsync(forum, Plans.Plan("Ports", "09:00-10:30", hall));
        var roads = await app.ScheduleAsync(forum, Plans.Plan("Roads", "09:00-10:00", annex));
        var (page, messages) = await OpenAsync(forum);
        var (block, target) = (Block(page, "Roads"), page.GetByRole(AriaRole.Region, new() { Name = "Hall" }));

        await DragAsync(page, block, target, 0);

        var alert = target.GetByRole(AriaRole.Alert);
        await Expect(alert).ToContainTextAsync("Hall holds “Ports” then (2024-08-12 09:00-10:30). “Roads” needs another room or time.");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Annex" }).GetByRole(AriaRole.Link, new() { NameRegex = new Regex("Roads") })).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync();

        await DragAsync(page, block, target, 120);
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Moved: Roads" })).ToBeVisibleAsync();
        await Expect(alert).ToHaveCountAsync(0);
        var moved = await app.SendAsync(forum.Organiser, new GetSession(forum.Id, roads));
        Assert.Equal((hall, new TimeOnly(11, 0), new TimeOnly(12, 0)), (moved.RoomId, moved.StartTime, moved.EndTime));

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.GetByText("Moved back: Roads")).ToBeVisibleAsync();
        Assert.Equal(annex, (await app.SendAsync(forum.Organiser, new GetSession(forum.Id, roads))).RoomId);
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_session_is_made_longer_by_its_lower_edge()
    {
        var forum = await app.EventAsync();
        var roads = await app.ScheduleAsync(forum, Plans.Plan("Roads", "09:00-10:00", await app.RoomAsync(forum)));
        var (page, messages) = await OpenAsync(forum);
        var box = (await Block(page, "Roads").BoundingBoxAsync())!;

        await page.Mouse.MoveAsync(box.X + 20, box.Y + box.Height - 4);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + 20, box.Y + box.Height - 4 + box.Height / 2, new() { Steps = 5 });
        await page.Mouse.UpAsync();

        await Expect(Block(page, "Roads")).ToContainTextAsync("09:00–10:30");
        Assert.Equal(new TimeOnly(10, 30), (await app.SendAsync(forum.Organiser, new GetSession(forum.Id, roads))).EndTime);
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_session_is_moved_and_refused_by_keyboard_too()
    {
        var forum = await app.EventAsync();
        var (hall, annex) = (await app.RoomAsync(forum), await app.RoomAsync(forum, "Annex"));
        await app.ScheduleAsync(forum, Plans.Plan("Ports", "09:00-10:30", hall));
        var roads = await app.ScheduleAsync(forum, Plans.Plan("Roads", "09:00-10:00", annex));
        var (page, messages) = await OpenAsync(forum);

        await Block(page, "Roads").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("Room", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Hall" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Hall holds “Ports” then");
        await page.GetByLabel("From").FillAsync("11:00");
        await page.GetByLabel("Until").FillAsync("12:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).PressAsync("Enter");
        await Expect(page.GetByText("Saved: Roads")).ToBeVisibleAsync();
        var moved = await app.SendAsync(forum.Organiser, new GetSession(forum.Id, roads));
        Assert.Equal((hall, new TimeOnly(11, 0), new TimeOnly(12, 0)), (moved.RoomId, moved.StartTime, moved.EndTime));
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_session_is_written_with_its_people_published_changed_and_cancelled()
    {
        var forum = await app.EventAsync();
        await app.RoomAsync(forum);
        await app.ParticipantAsync(forum, new() { Latin = "Ketut Invented", Native = "虚构", NativeLanguage = "zh" });
        var (page, messages) = await OpenAsync(forum);
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a session" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByLabel("Title English")).ToHaveAttributeAsync("aria-invalid", "true");
        await page.GetByLabel("Title English").FillAsync("Clean rivers");
        await page.GetByLabel("Title 中文").FillAsync("清洁河流");
        await page.GetByLabel("Room", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Hall" });
        await page.GetByLabel("Add somebody who takes part").FillAsync("虚构");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Ketut Invented") }).ClickAsync();
        await page.GetByLabel("Role of Ketut Invented").SelectOptionAsync(new SelectOptionValue { Label = "Moderator" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("Added: Clean rivers")).ToBeVisibleAsync();
        await Expect(page.GetByText("Draft: never published")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Publish agenda" }).ClickAsync();
        await Expect(page.GetByText("Published as version 1.")).ToBeVisibleAsync();
        await Block(page, "Clean rivers").ClickAsync();
        await page.GetByText("Cancel the session").First.ClickAsync();
        await page.GetByLabel("Reason").FillAsync("No speaker");
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel the session" }).ClickAsync();
        await Expect(page.GetByText("Draft: changed since version 1")).ToBeVisibleAsync();
        await Expect(page.GetByText("1 cancelled")).ToBeVisibleAsync();
        await Expect(Block(page, "Clean rivers")).ToContainTextAsync("Cancelled");
        var session = Assert.Single((await app.SendAsync(forum.Organiser, new ListSessions(forum.Id))).Items);
        var person = Assert.Single((await app.SendAsync(forum.Organiser, new GetSession(forum.Id, session.Id))).People);
        Assert.Equal((SessionRole.Moderator, "Ketut Invented", SessionState.Cancelled), (person.Role, person.Name, session.State));
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_save_over_a_newer_version_shows_both_and_asks()
    {
        var forum = await app.EventAsync();
        var plan = Plans.Plan("Ports", "09:00-10:00");
        var id = await app.ScheduleAsync(forum, plan);
        var (page, messages) = await OpenAsync(forum, $"?open={id}");
        await page.GetByLabel("Title English").FillAsync("Ports and rivers");
        await app.SendAsync(forum.Organiser, (plan with { Title = Given.Text("Harbours") }).ToChange(id) with { EventId = forum.Id });

        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("Title Harbours Ports and rivers") })).ToBeVisibleAsync();
        Assert.Equal("Harbours", (await app.SendAsync(forum.Organiser, new GetSession(forum.Id, id))).Title.In("en"));
        await page.ShouldBeSoundAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save mine" }).ClickAsync();
        await Expect(page.GetByText("Saved: Ports and rivers")).ToBeVisibleAsync();
        Assert.Equal("Ports and rivers", (await app.SendAsync(forum.Organiser, new GetSession(forum.Id, id))).Title.In("en"));
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }

    private static ILocator Block(IPage page, string title) => page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex($"\\d.*{title}") });

    /// <summary>To the same height in the other column, and so many minutes further down.</summary>
    private static async Task DragAsync(IPage page, ILocator block, ILocator column, int minutesLater)
    {
        var (from, to) = ((await block.BoundingBoxAsync())!, (await column.BoundingBoxAsync())!);
        // The block is an hour high.
        await page.Mouse.MoveAsync(from.X + 30, from.Y + 10);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(to.X + 30, from.Y + 10 + (from.Height * minutesLater / 60), new() { Steps = 8 });
        await page.Mouse.UpAsync();
    }

    private async Task<(IPage Page, List<string> Messages)> OpenAsync(TestEvent forum, string query = "")
    {
        var page = await browsers.NewPageAsync(app.Address);
        var messages = page.Listen();
        await page.SignInToAsync($"/office/{forum.Id}/programme{query}", await app.EmailAsync(forum.Organiser));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Programme" })).ToBeVisibleAsync();
        return (page, messages);
    }
}
