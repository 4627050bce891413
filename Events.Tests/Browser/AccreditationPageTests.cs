using System.Text.RegularExpressions;
using Events.Domain.Accreditation;
using Events.Domain.Delegations;
using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Events.Tests.Browser;

/// <summary>The accreditation queue, by what an officer sees and presses.</summary>
public sealed class AccreditationPageTests(EventsApp app, Browsers browsers) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Fifty_people_are_accredited_by_one_key_each()
    {
        const int people = 50;
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum, "Delegation of Viet Nam");
        for (var number = 1; number <= people; number++)
        {
            await app.SubmitAsync(forum, await app.MemberAsync(forum, delegation, $"Invented Person {number:00}"));
        }

        var (page, messages) = await QueueAsync(forum);
        var strokes = 0;
        for (var number = 1; number <= people; number++)
        {
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"Invented Person {number:00}" })).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("a");
            strokes++;
        }

        await Expect(page.GetByText("Nobody waits for a decision.")).ToBeVisibleAsync();
        Assert.Equal(people, strokes);
        await ShouldBecomeAsync(people, async () => (await app.SendAsync(forum.Officer, new ListParticipations(forum.Id, State: ParticipationState.Approved))).Total);
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Looks_decides_and_takes_back_by_keys()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum, "Delegation of Viet Nam");
        var ids = new List<Guid>();
        foreach (var name in (string[])["NGUYỄN Ảo", "TRẦN Bịa", "LÊ Tưởng"])
        {
            ids.Add(await app.MemberAsync(forum, delegation, name));
            await app.SendAsync(forum.Organiser, new SetPhoto(forum.Id, ids[^1], new MemoryStream(Pictures.Plain(colour: new SkiaSharp.SKColor(0x5B, 0x7A, 0x8C)))));
            await app.SubmitAsync(forum, ids[^1]);
        }

        await app.SendAsync(forum.Organiser, new AddDocument(forum.Id, delegation, "note-verbale.pdf", new MemoryStream("%PDF-1.4 invented"u8.ToArray())));
        await app.MemberAsync(forum, await app.DelegationAsync(forum, "Delegation of Laos"), "Nguyen Ao");
        var (page, messages) = await QueueAsync(forum);

        await Expect(Person(page, "NGUYỄN Ảo")).ToBeVisibleAsync();
        await Expect(page.GetByAltText("Photo of NGUYỄN Ảo")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "note-verbale.pdf" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Article).GetByText("Delegation of Laos")).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync();

        // Walk on and back.
        await page.Keyboard.PressAsync("j");
        await Expect(Person(page, "TRẦN Bịa")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(Person(page, "LÊ Tưởng")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("k");
        await Expect(Person(page, "TRẦN Bịa")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(Person(page, "NGUYỄN Ảo")).ToBeVisibleAsync();

        // Reject: a key, the code's key, words, Enter.
        await page.Keyboard.PressAsync("r");
        await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("Nominated twice") })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("5");
        await Expect(page.GetByLabel("In words (may be empty)")).ToBeFocusedAsync();
        await page.ShouldBeSoundAsync();
        await page.Keyboard.TypeAsync("Already with Laos");
        await page.Keyboard.PressAsync("Enter");
        await Expect(Person(page, "TRẦN Bịa")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Rejected: NGUYỄN Ảo" })).ToBeVisibleAsync();
        await ShouldBecomeAsync((RejectionCode.Duplicate, "Already with Laos"), async () =>
        {
            var details = await app.ParticipationOfAsync(forum, ids[0]);
            return (details.RejectionCode, details.StateReason);
        });

        await page.Keyboard.PressAsync("a");
        await Expect(Person(page, "LÊ Tưởng")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("u");
        await Expect(Person(page, "TRẦN Bịa")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("u");
        await Expect(Person(page, "NGUYỄN Ảo")).ToBeVisibleAsync();
        await Expect(page.GetByText("3 to be decided")).ToBeVisibleAsync();
        await ShouldBecomeAsync(3, async () => (await app.SendAsync(forum.Officer, new GetQueue(forum.Id))).Total);
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_question_goes_to_the_focal_point_and_the_answer_comes_back()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum, "Delegation of Viet Nam");
        var person = await app.MemberAsync(forum, delegation, "NGUYỄN Ảo");
        await app.SubmitAsync(forum, person);
        var (page, messages) = await QueueAsync(forum);

        await Expect(Person(page, "NGUYỄN Ảo")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("i");
        await Expect(page.GetByLabel("Question to those who nominated")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Which ministry?");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Nobody waits for a decision.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Waiting for an answer (1)" }).ClickAsync();
        await Expect(Person(page, "NGUYỄN Ảo")).ToBeVisibleAsync();
        await Expect(page.GetByText("Which ministry?")).ToBeVisibleAsync();
        await page.ShouldBeSoundAsync();

        var focal = await browsers.NewPageAsync(app.Address);
        var focalMessages = focal.Listen();
        await focal.SignInToAsync($"/events/{forum.Id}/delegations/{delegation}", await app.EmailAsync(await app.FocalPointAsync(forum, delegation)));
        await Expect(focal.GetByText("Which ministry?")).ToBeVisibleAsync();
        await focal.ShouldBeSoundAsync();
        await focal.GetByLabel("Your answer").FillAsync("The ministry of trade");
        await focal.GetByRole(AriaRole.Button, new() { Name = "Send the answer" }).ClickAsync();
        await Expect(focal.GetByText("Which ministry?")).ToHaveCountAsync(0);
        await focal.Context.CloseAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "To be decided" }).ClickAsync();
        await Expect(page.GetByText("The ministry of trade")).ToBeVisibleAsync();
        Assert.Empty(messages.Concat(focalMessages));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Nobody_approves_their_own_nominee()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        var person = await app.MemberAsync(forum, delegation, "Own Nominee", by: forum.Organiser);
        await app.SubmitAsync(forum, person);
        var (page, messages) = await QueueAsync(forum, forum.Organiser);

        await Expect(page.GetByText("You nominated this person: somebody else approves.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("somebody else has to approve");
        await Expect(Person(page, "Own Nominee")).ToBeVisibleAsync();
        Assert.Equal(ParticipationState.Submitted, (await app.ParticipationOfAsync(forum, person)).State);
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Whoever_changed_meanwhile_is_looked_at_again()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        var person = await app.MemberAsync(forum, delegation, "Seen Invented");
        await app.SubmitAsync(forum, person);
        await app.SubmitAsync(forum, await app.MemberAsync(forum, delegation, "Next Invented"));
        var (page, messages) = await QueueAsync(forum);
        await Expect(Person(page, "Seen Invented")).ToBeVisibleAsync();
        await app.SendAsync(forum.Organiser, new ChangeParticipation(GivenDelegation.Name("Unseen Invented"), forum.Delegates, null, null, null, null) { EventId = forum.Id, ParticipationId = person });

        await page.Keyboard.PressAsync("a");
        await Expect(Person(page, "Next Invented")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Look again" }).ClickAsync();
        await Expect(Person(page, "Unseen Invented")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("a");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Approved: Unseen Invented" })).ToBeVisibleAsync();
        Assert.Empty(messages);
        await page.Context.CloseAsync();
    }

    /// <summary>The page goes on to the next person while a decision is being written.</summary>
    private static async Task ShouldBecomeAsync<T>(T expected, Func<Task<T>> look)
    {
        for (var looked = 0; looked < 100 && !Equals(expected, await look()); looked++)
        {
            await Task.Delay(100);
        }

        Assert.Equal(expected, await look());
    }

    private async Task<(IPage Page, List<string> Messages)> QueueAsync(TestEvent forum, Guid? user = null)
    {
        var page = await browsers.NewPageAsync(app.Address);
        var messages = page.Listen();
        await page.SignInToAsync($"/office/{forum.Id}/accreditation", await app.EmailAsync(user ?? forum.Officer));
        return (page, messages);
    }

    private static ILocator Person(IPage page, string name) => page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });
}
