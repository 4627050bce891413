using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Events.Domain.Access;
using Events.Domain.Badges;
using Events.Domain.Common;
using Events.Domain.Jobs;
using Events.Tests.Documents;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Badges;

/// <summary>From the serial to the hand of its holder, and what may go wrong on the way.</summary>
public sealed class PrintRecordTests(PrintRecordTests.App app) : IClassFixture<PrintRecordTests.App>
{
    [Fact]
    public async Task A_badge_is_made_printed_handed_over_and_taken_back()
    {
        var forum = await app.EventAsync();
        var (desk, person) = (await DeskAsync(forum, "Desk One"), await ApprovedAsync(forum));
        using var client = await app.ClientAsync(desk);
        var badge = $"/api/events/{forum.Id}/participations/{person}/badge";
        await (await client.PostAsJsonAsync($"{badge}/hand-over", new { })).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");

        var printed = await (await client.PostAsync($"{badge}/print", null)).Content.ReadFromJsonAsync<JsonElement>();
        var paper = await client.GetAsync($"{badge}/badge.pdf");
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync($"{badge}/hand-over", new { to = " Liaison officer\u200b " })).StatusCode);
        await (await client.PostAsJsonAsync($"{badge}/hand-over", new { })).ShouldBeAsync(HttpStatusCode.Conflict, "badge-handed-over");
        var given = Assert.Single(await HistoryAsync(forum, person));
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync($"{badge}/take-back", null)).StatusCode);
        await (await client.PostAsync($"{badge}/take-back", null)).ShouldBeAsync(HttpStatusCode.Conflict, "badge-not-handed-over");
        var back = Assert.Single(await HistoryAsync(forum, person));

        Assert.Equal(1, Paper.PagesOf(await paper.Content.ReadAsByteArrayAsync()));
        Assert.True(paper.Headers.CacheControl!.NoStore);
        Assert.Equal(printed.GetProperty("serial").GetString(), given.Serial);
        Assert.Equal((BadgeStage.HandedOver, "Desk One", "Desk One", "Liaison officer"), (given.Stage, given.PrintedBy, given.HandedBy, given.HandedTo));
        Assert.Equal((BadgeStage.Printed, "Desk One", (string?)null, (string?)null), (back.Stage, back.PrintedBy, back.HandedBy, back.HandedTo));
    }

    [Fact]
    public async Task Of_many_desks_at_once_one_prints_and_the_others_are_told_who_and_when()
    {
        var forum = await app.EventAsync();
        var person = await ApprovedAsync(forum);
        var desks = new List<Guid>();
        for (var number = 1; number <= 6; number++)
        {
            desks.Add(await DeskAsync(forum, $"Desk {number}"));
        }

        var answers = await Task.WhenAll(desks.Select(desk => Task.Run(async () =>
        {
            try
            {
                return (await app.SendAsync(desk, new PrintBadge(forum.Id, person))).Serial;
            }
            catch (RuleViolation refused)
            {
                Assert.Equal("badge-printed", refused.Code);
                return refused.Message;
            }
        })));

        var badge = Assert.Single(await HistoryAsync(forum, person));
        Assert.Single(answers, answer => answer == badge.Serial);
        Assert.Equal(5, answers.Count(answer => answer.StartsWith($"Printed on 2024-08-10 at 16:", StringComparison.Ordinal) && answer.Contains($" by {badge.PrintedBy}.", StringComparison.Ordinal)));
    }

    /// <summary>The control: without the version both desks print.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Only_the_version_keeps_two_desks_that_read_the_same_from_printing_twice(bool guarded)
    {
        var forum = await app.EventAsync();
        var person = await ApprovedAsync(forum);
        var codes = app.Services.GetRequiredService<IBadgeCodes>();
        await app.SendAsync(forum.Organiser, new PrintBadge(forum.Id, person));
        await app.SendAsync(forum.Organiser, new VoidBadge("Jammed", BadgeEnd.Spoiled) { EventId = forum.Id, ParticipationId = person });
        await using (var made = TestDatabases.Open(app.ConnectionString))
        {
            (await made.Participations.FindInEventAsync(forum.Id, person, default)).IssueBadge(codes, DateTime.UtcNow);
            await made.SaveChangesAsync(default);
        }

        await using var one = TestDatabases.Open(app.ConnectionString);
        await using var other = TestDatabases.Open(app.ConnectionString);
        var first = await one.Participations.FindInEventAsync(forum.Id, person, default);
        var second = await other.Participations.FindInEventAsync(forum.Id, person, default);
        first.PrintBadge(codes, forum.Organiser, DateTime.UtcNow);
        second.PrintBadge(codes, forum.Officer, DateTime.UtcNow);
        await one.SaveChangesAsync(default);
        if (guarded)
        {
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => other.SaveChangesAsync(default));
        }
        else
        {
            other.Entry(second).Property(row => row.Version).OriginalValue = first.Version;
            await other.SaveChangesAsync(default);
        }

        var printedBy = (await app.ReadAsync(db => db.Participations.SingleAsync(row => row.Id == person))).CurrentBadge!.PrintedBy;
        Assert.Equal(guarded ? forum.Organiser : forum.Officer, printedBy);
    }

    [Theory]
    [InlineData("lost", BadgeEnd.Lost)]
    [InlineData("spoiled", BadgeEnd.Spoiled)]
    [InlineData("reprinted", BadgeEnd.Reprinted)]
    public async Task Printing_again_voids_the_earlier_code_at_once_and_asks_why(string end, BadgeEnd kept)
    {
        var forum = await app.EventAsync();
        var person = await ApprovedAsync(forum);
        var codes = app.Services.GetRequiredService<IBadgeCodes>();
        var desk = await DeskAsync(forum, "Desk");
        using var client = await app.ClientAsync(desk);
        var first = (await app.SendAsync(desk, new PrintBadge(forum.Id, person))).Serial;
        var again = $"/api/events/{forum.Id}/participations/{person}/badge/print-again";

        await (await client.PostAsJsonAsync(again, new { serial = first, end })).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
        await (await client.PostAsJsonAsync(again, new { serial = first, end = "holderLeft", reason = "x" })).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
        var answer = await (await client.PostAsJsonAsync(again, new { serial = first, end, reason = "In the taxi" })).Content.ReadFromJsonAsync<JsonElement>();
        await (await client.PostAsJsonAsync(again, new { serial = first, end, reason = "Clicked twice" })).ShouldBeAsync(HttpStatusCode.Conflict, "badge-reprinted");

        var second = answer.GetProperty("serial").GetString()!;
        var history = await HistoryAsync(forum, person);
        Assert.Equal([second, first], history.Select(badge => badge.Serial));
        Assert.Equal((BadgeStage.Void, (BadgeEnd?)kept, "In the taxi"), (history[1].Stage, history[1].End, history[1].VoidReason));
        Assert.Equal(BadgeRefusal.Void, (await app.SendAsync(desk, new LookUpBadge(codes.CodeFor(first)) { EventId = forum.Id })).Refusal);
        Assert.True((await app.SendAsync(desk, new LookUpBadge(codes.CodeFor(second)) { EventId = forum.Id })).IsValid);
        Assert.Contains("In the taxi", await app.ReadAsync(db => db.AuditEntries.Where(entry => entry.ObjectId == person && entry.Action == nameof(PrintBadgeAgain)).Select(entry => entry.Reason).ToListAsync()));
    }

    [Fact]
    public async Task A_batch_leaves_out_those_who_are_printed_and_marks_the_others_when_it_is()
    {
        var forum = await app.EventAsync();
        var (one, two) = (await ApprovedAsync(forum), await ApprovedAsync(forum));
        await app.SendAsync(forum.Organiser, new PrintBadge(forum.Id, one));

        var batch = await MadeAsync(forum, new MakeBadges { EventId = forum.Id });
        var all = await MadeAsync(forum, new MakeBadges(PrintedToo: true) { EventId = forum.Id });
        var late = await ApprovedAsync(forum);
        var marked = await app.SendAsync(forum.Officer, new MarkBatchPrinted(forum.Id, all));
        var twice = await app.SendAsync(forum.Officer, new MarkBatchPrinted(forum.Id, all));

        Assert.Equal([two], await app.ReadAsync(async db => (await db.BadgeBatches.SingleAsync(row => row.Id == batch)).ParticipationIds));
        Assert.Equal([one, two], (await app.ReadAsync(async db => (await db.BadgeBatches.SingleAsync(row => row.Id == all)).ParticipationIds)).Order());
        Assert.Equal((1, 0), (marked, twice));
        await GivenDelegation.RefusesAsync("all-printed", () => app.SendAsync(forum.Organiser, new MakeBadges([one, two]) { EventId = forum.Id }));
        Assert.Equal([late], (await ListAsync(forum, BadgeProgress.NotPrinted)).Select(row => row.ParticipationId));
        Assert.Equal([one, two], (await ListAsync(forum, BadgeProgress.Printed)).Select(row => row.ParticipationId).Order());
        await app.SendAsync(forum.Organiser, new HandOverBadge { EventId = forum.Id, ParticipationId = two });
        Assert.Equal([two], (await ListAsync(forum, BadgeProgress.HandedOver)).Select(row => row.ParticipationId));
        Assert.Equal(3, (await ListAsync(forum, null)).Count);
    }

    [Fact]
    public async Task A_batch_that_is_not_made_cannot_be_marked()
    {
        var forum = await app.EventAsync();
        await ApprovedAsync(forum);
        var batch = new BadgeBatch(forum.Id, "en", SheetPlan.EachOnItsCard, [], "none", forum.Organiser, DateTime.UtcNow);
        await using var db = TestDatabases.Open(app.ConnectionString);
        db.Add(batch);
        db.Add(new JobRequest(JobKind.PrintBadges, forum.Id, batch.Id, $"badges:{batch.Id}", forum.Organiser, DateTime.UtcNow.AddYears(1)));
        await db.SaveChangesAsync(default);

        await GivenDelegation.RefusesAsync("batch-not-made", () => app.SendAsync(forum.Organiser, new MarkBatchPrinted(forum.Id, batch.Id)));
    }

    [Fact]
    public async Task A_blank_badge_becomes_somebodys_once_and_voids_the_one_they_had()
    {
        var forum = await app.EventAsync();
        var (one, two) = (await ApprovedAsync(forum), await ApprovedAsync(forum));
        var codes = app.Services.GetRequiredService<IBadgeCodes>();
        using var client = await app.ClientAsync(forum.Organiser);
        var made = await client.PostAsJsonAsync($"/api/events/{forum.Id}/blank-badges", new { count = 3, categoryId = forum.Delegates });
        Assert.Equal(3, Paper.PagesOf(await made.Content.ReadAsByteArrayAsync()));
        var serials = await app.ReadAsync(db => db.BlankBadges.Where(blank => blank.EventId == forum.Id).Select(blank => blank.Serial).ToListAsync());
        Assert.Equal(3, serials.Distinct().Count());
        var first = (await app.SendAsync(forum.Officer, new PrintBadge(forum.Id, one))).Serial;
        var code = codes.CodeFor(serials[0]);
        await Assert.ThrowsAsync<NotFound>(() => app.SendAsync(forum.Officer, new LookUpBadge(code) { EventId = forum.Id }));

        await app.SendAsync(forum.Officer, new LinkBlankBadge(code.ToLowerInvariant()) { EventId = forum.Id, ParticipationId = one });

        Assert.Equal(one, (await app.SendAsync(forum.Officer, new LookUpBadge(code) { EventId = forum.Id })).ParticipationId);
        Assert.Equal(BadgeRefusal.Void, (await app.SendAsync(forum.Officer, new LookUpBadge(codes.CodeFor(first)) { EventId = forum.Id })).Refusal);
        Assert.Equal([serials[0], first], (await HistoryAsync(forum, one)).Select(badge => badge.Serial));
        await GivenDelegation.RefusesAsync("blank-is-taken", () => app.SendAsync(forum.Officer, new LinkBlankBadge(code) { EventId = forum.Id, ParticipationId = two }));
        await GivenDelegation.RefusesAsync("no-such-blank", () => app.SendAsync(forum.Officer, new LinkBlankBadge(codes.CodeFor(first)) { EventId = forum.Id, ParticipationId = two }));
        await GivenDelegation.RefusesAsync("no-such-blank", () => app.SendAsync(forum.Officer, new LinkBlankBadge("rubbish") { EventId = forum.Id, ParticipationId = two }));
    }

    [Fact]
    public async Task Moves_the_page_by_the_printers_offset_and_scale()
    {
        Paper.Needs("pdftoppm", "poppler-utils");
        var forum = await app.EventAsync();
        var printer = await app.SendAsync(forum.Organiser, new AddPrinter("Lobby, left", 3.5m, -2, 95) { EventId = forum.Id });
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => app.SendAsync(forum.Organiser, new AddPrinter("Lobby", 21) { EventId = forum.Id }));
        using var client = await app.ClientAsync(await DeskAsync(forum, "Desk"));
        var person = await ApprovedAsync(forum);
        await app.SendAsync(forum.Organiser, new PrintBadge(forum.Id, person));

        var plain = await client.GetByteArrayAsync($"/api/events/{forum.Id}/printers/test-sheet.pdf");
        var moved = await client.GetByteArrayAsync($"/api/events/{forum.Id}/printers/test-sheet.pdf?printer={printer}");
        var badge = $"/api/events/{forum.Id}/participations/{person}/badge/badge.pdf";

        var (left, top) = Paper.FirstInk(plain);
        var (movedLeft, movedTop) = Paper.FirstInk(moved);
        Assert.Equal((5, 5), (Math.Round(left), Math.Round(top)));
        Assert.InRange(movedLeft, (5 * 0.95) + 3.5 - 0.4, (5 * 0.95) + 3.5 + 0.4);
        Assert.InRange(movedTop, (5 * 0.95) - 2 - 0.4, (5 * 0.95) - 2 + 0.4);
        Assert.NotEqual(await client.GetByteArrayAsync(badge), await client.GetByteArrayAsync($"{badge}?printer={printer}"));
        await (await client.GetAsync($"{badge}?printer={Guid.NewGuid()}")).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
    }

    private async Task<IReadOnlyList<BadgeStory>> HistoryAsync(TestEvent forum, Guid person) => await app.SendAsync(forum.Officer, new GetBadgeHistory(forum.Id, person));

    private async Task<IReadOnlyList<BadgeRow>> ListAsync(TestEvent forum, BadgeProgress? progress) => (await app.SendAsync(forum.Officer, new ListBadges(forum.Id, null, progress))).Items;

    private async Task<Guid> DeskAsync(TestEvent forum, string name)
    {
        var desk = await app.UserAsync(name);
        await using var db = TestDatabases.Open(app.ConnectionString);
        db.RoleAssignments.Add(RoleAssignment.InEvent(desk, forum.Id, EventRole.RegistrationDesk));
        await db.SaveChangesAsync(default);
        return desk;
    }

    private async Task<Guid> ApprovedAsync(TestEvent forum)
    {
        var person = await app.MemberAsync(forum, await app.DelegationAsync(forum), $"Member {Guid.NewGuid():N}");
        await app.ApproveAsync(forum, person);
        return person;
    }

    private async Task<Guid> MadeAsync(TestEvent forum, MakeBadges asked)
    {
        var batch = await app.SendAsync(forum.Organiser, asked);
        var job = await app.FinishedAsync((await app.SendAsync(forum.Organiser, new GetBadgeBatch(forum.Id, batch))).Job.JobId);
        Assert.True(job.State is JobState.Done, job.LastError);
        return batch;
    }

    /// <summary>Its clock stands before the test events, whose badges are valid until their last day.</summary>
    public sealed class App(TestDatabases databases) : EventsApp(databases)
    {
        protected override void Replace(IServiceCollection services) =>
            services.AddSingleton<TimeProvider>(new ShiftedTime(new DateTimeOffset(2024, 8, 10, 8, 0, 0, TimeSpan.Zero)));
    }
}
