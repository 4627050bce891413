using System.Text;
using Events.Domain.Delegations;
using Events.Domain.Invitations;
using Events.Domain.Journeys;
using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Events.Tests.Browser;

/// <summary>A delegation's page in the office, and who arrives when.</summary>
public sealed class DelegationPageTests(EventsApp app, Browsers browsers) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task A_delegation_is_registered_given_a_head_a_quota_a_document_and_a_focal_point()
    {
        var forum = await app.EventAsync();
        var page = await browsers.NewPageAsync(app.Address);
        var messages = page.Listen();
        await page.SignInToAsync($"/office/{forum.Id}/delegations", await app.EmailAsync(forum.Organiser));

        await page.GetByText("Register a delegation").First.ClickAsync();
        await page.GetByLabel("Sent by").SelectOptionAsync("Another name");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Name English" }).FillAsync("Atlantis");
        await ButtonAsync(page, "Register a delegation");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Atlantis" })).ToBeVisibleAsync();
        var delegation = Assert.Single((await app.SendAsync(forum.Organiser, new ListDelegations(forum.Id))).Items).Id;
        var first = await app.MemberAsync(forum, delegation, "First Invented", MemberCapacity.Head);
        var second = await app.MemberAsync(forum, delegation, "Second Invented");
        await page.ReloadAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Delegate: change what Second Invented is" }).ClickAsync();
        await page.GetByLabel("Capacity of Second Invented").SelectOptionAsync("Head");
        await Expect(page.GetByText("First Invented stays as a delegate.")).ToBeVisibleAsync();
        await ButtonAsync(page, "Save", page.GetByRole(AriaRole.Row, new() { Name = "Second Invented" }));
        await SaysAsync(page, "Second Invented: Head");
        Assert.Equal([(second, MemberCapacity.Head), (first, MemberCapacity.Delegate)], await CapacitiesAsync(forum, delegation));
        await ButtonAsync(page, "Undo");
        await SaysAsync(page, "Second Invented: Delegate");
        Assert.Equal([(first, MemberCapacity.Head), (second, MemberCapacity.Delegate)], await CapacitiesAsync(forum, delegation));

        await page.GetByLabel("Limit: Delegate").FillAsync("1");
        await ButtonAsync(page, "Save the quota");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("More places are taken already");
        await page.GetByLabel("Limit: Delegate").FillAsync("5");
        await app.MemberAsync(forum, delegation, "Third Invented");
        await ButtonAsync(page, "Save the quota");
        await SaysAsync(page, "The quota is saved.");
        Assert.Equal(new QuotaUse(forum.Delegates, 5, 3), Assert.Single((await app.DelegationOfAsync(forum, delegation)).Quotas));

        await page.GetByLabel("Credentials or note verbale").ChooseAsync(new FilePayload { Name = "letter.pdf", MimeType = "application/pdf", Buffer = Encoding.ASCII.GetBytes("%PDF-1.7\n%%EOF\n") });
        await SaysAsync(page, "letter.pdf");
        Assert.Equal("letter.pdf", Assert.Single(await app.SendAsync(forum.Organiser, new ListDocuments(forum.Id, delegation))).FileName);
        await page.GetByLabel("Name of the focal point").FillAsync("Invented Focal");
        await page.GetByLabel("E-mail of the focal point").FillAsync("focal@example.org");
        await ButtonAsync(page, "Invite by mail");
        await SaysAsync(page, "focal@example.org");
        Assert.Equal(delegation, Assert.Single((await app.SendAsync(forum.Organiser, new ListInvitations(forum.Id))).Items).DelegationId);
        await page.ShouldBeSoundAsync();
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_delegation_arrives_on_one_flight_is_changed_under_the_reader_and_is_ticked_off_and_back()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum, "Atlantis");
        var head = await app.MemberAsync(forum, delegation, "Head Invented", MemberCapacity.Head);
        var member = await app.MemberAsync(forum, delegation, "Member Invented");
        var page = await browsers.NewPageAsync(app.Address);
        var messages = page.Listen();
        await page.SignInToAsync($"/office/{forum.Id}/delegations?open={delegation}", await app.EmailAsync(forum.Organiser));

        await ButtonAsync(page, "Plan an arrival");
        await page.GetByLabel("Time, if known").FillAsync("09:30");
        await page.GetByLabel("Flight, train or car").FillAsync("XX 101");
        await page.ShouldBeSoundAsync();
        await ButtonAsync(page, "Save", page.GetByRole(AriaRole.Form, new() { Name = "Plan an arrival" }));
        await SaysAsync(page, "Planned for 2 people.");
        var planned = await ArrivalsAsync(forum);
        Assert.Equal([head, member], planned.Select(row => row.ParticipationId));
        Assert.All(planned, row => Assert.Equal((new DateOnly(2024, 8, 11), new TimeOnly(9, 30), "XX 101"), (row.Date, row.Time, row.Flight)));

        await page.GetByRole(AriaRole.Button, new() { Name = "Arrival Member Invented" }).ClickAsync();
        await page.GetByLabel("Hotel").FillAsync("Mine");
        await app.SendAsync(forum.Organiser, new ChangeJourney(planned[1].Date, planned[1].Time, Flight: "XX 101", Hotel: "Theirs") { EventId = forum.Id, JourneyId = planned[1].Id });
        await ButtonAsync(page, "Save", page.GetByRole(AriaRole.Form, new() { Name = "Arrival: Member Invented" }));
        await Expect(page.GetByRole(AriaRole.Alertdialog)).ToContainTextAsync("Theirs");
        await ButtonAsync(page, "Save mine");
        await SaysAsync(page, "Arrival: Member Invented: saved.");
        Assert.Equal("Mine", (await ArrivalsAsync(forum))[1].Hotel);

        await page.GetByRole(AriaRole.Link, new() { Name = "Delegations", Exact = true }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Arrivals and departures" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "All have come 09:30 XX 101" }).ClickAsync();
        await SaysAsync(page, "2 people have come.");
        Assert.All(await ArrivalsAsync(forum), row => Assert.NotNull(row.ConfirmedUtc));
        await page.ShouldBeSoundAsync();
        await ButtonAsync(page, "Undo");
        await SaysAsync(page, "they are awaited again");
        Assert.All(await ArrivalsAsync(forum), row => Assert.Null(row.ConfirmedUtc));
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }

    private static Task ButtonAsync(IPage page, string name, ILocator? within = null) =>
        (within?.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }) ?? page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true })).ClickAsync();

    private static Task SaysAsync(IPage page, string text) => Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = text })).ToBeVisibleAsync();

    private async Task<IEnumerable<(Guid, MemberCapacity)>> CapacitiesAsync(TestEvent forum, Guid delegation) =>
        (await app.DelegationOfAsync(forum, delegation)).Members.Select(member => (member.ParticipationId, member.Capacity));

    private async Task<IReadOnlyList<JourneyRow>> ArrivalsAsync(TestEvent forum) => (await app.SendAsync(forum.Organiser, new ListJourneys(forum.Id, JourneyDirection.Arrival))).Items;
}
