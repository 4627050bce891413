using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Badges;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Domain.Jobs;
using Events.Tests.Documents;
using Events.Tests.Programme;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Badges;

public sealed class BadgeBatchTests(BadgeBatchTests.App app) : IClassFixture<BadgeBatchTests.App>
{
    [Fact]
    public async Task Prints_a_page_for_each_approved_person_head_first()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        var member = await app.MemberAsync(forum, delegation, "AAA First In The Alphabet");
        var head = await app.MemberAsync(forum, delegation, "ZZZ Last In The Alphabet", MemberCapacity.Head);
        var draft = await app.MemberAsync(forum, delegation, "Not Yet Approved");
        await app.ApproveAsync(forum, member);
        await app.ApproveAsync(forum, head);

        var batch = await PrintAsync(forum, new MakeBadges { EventId = forum.Id });

        using var client = await app.ClientAsync(forum.Organiser);
        var pdf = await client.GetByteArrayAsync($"/api/events/{forum.Id}/badge-batches/{batch.Id}/badges.pdf");
        Assert.Equal(2, Paper.PagesOf(pdf));
        Assert.Equal(2, batch.Size);
        var ids = (await app.ReadAsync(db => db.BadgeBatches.SingleAsync(row => row.Id == batch.Id))).ParticipationIds;
        Assert.Equal([head, member], ids);
        Assert.DoesNotContain(draft, ids);
    }

    [Fact]
    public async Task Looks_every_page_up_to_its_own_person()
    {
        Paper.Needs("pdftoppm", "poppler-utils");
        Paper.Needs("zbarimg", "zbar-tools");
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        var names = new[] { "SOMSAK Invented", "Nguyễn Văn Ảo", "Aung Invented", "Ким Invented" };
        foreach (var name in names)
        {
            await app.ApproveAsync(forum, await app.MemberAsync(forum, delegation, name));
        }

        var batch = await PrintAsync(forum, new MakeBadges { EventId = forum.Id });

        using var client = await app.ClientAsync(forum.Officer);
        var folder = Directory.CreateTempSubdirectory("badges-").FullName;
        try
        {
            var pdf = Path.Combine(folder, "badges.pdf");
            await File.WriteAllBytesAsync(pdf, await client.GetByteArrayAsync($"/api/events/{forum.Id}/badge-batches/{batch.Id}/badges.pdf"));
            Paper.Run("pdftoppm", "-r", "300", "-gray", pdf, Path.Combine(folder, "page"));
            var pages = Directory.GetFiles(folder, "page*").Order().ToList();
            Assert.Equal(names.Length, pages.Count);
            var found = new List<string>();
            foreach (var (page, number) in pages.Select((page, index) => (page, index + 1)))
            {
                var code = Paper.Run("zbarimg", "--quiet", "--raw", page).Trim();
                Assert.Equal(BadgeCode.Length, code.Length);
                // A handheld scanner on another keyboard layout or a tired hand: lower case and blanks.
                var answer = await LookUpAsync(client, forum, $" {code.ToLowerInvariant()[..13]}-{code[13..]}\r\n");
                Assert.True(answer.GetProperty("isValid").GetBoolean());
                var text = Paper.Run("pdftotext", "-f", $"{number}", "-l", $"{number}", pdf, "-");
                Assert.Contains(answer.GetProperty("serial").GetString()!, text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
                found.Add(answer.GetProperty("latinName").GetString()!);
            }

            Assert.Equal(names.Order(), found.Order());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task The_same_request_is_the_same_batch_until_a_badge_changes()
    {
        var forum = await app.EventAsync();
        var person = await app.SendAsync(forum.Organiser, new AddParticipant(forum.Staff, GivenDelegation.Name("Invented Driver")) { EventId = forum.Id });
        await app.ApproveAsync(forum, person);
        var first = await PrintAsync(forum, new MakeBadges { EventId = forum.Id });

        Assert.Equal(first.Id, await app.SendAsync(forum.Organiser, new MakeBadges([person]) { EventId = forum.Id }));
        var serial = (await app.ParticipationOfAsync(forum, person)).BadgeSerial;

        await app.SendAsync(forum.Officer, new VoidBadge("Lost in the lobby") { EventId = forum.Id, ParticipationId = person });
        var second = await PrintAsync(forum, new MakeBadges { EventId = forum.Id });

        Assert.NotEqual(first.Id, second.Id);
        Assert.NotEqual(serial, (await app.ParticipationOfAsync(forum, person)).BadgeSerial);
        Assert.Equal(2, await app.ReadAsync(db => db.Participations.Where(row => row.Id == person).SelectMany(row => row.Badges).CountAsync()));

        // What stands on all badges is on this one too.
        await app.ChangeEventAsync(forum, details => details with { Name = LocalizedText.InEnglish("Renamed Forum") });
        Assert.NotEqual(second.Id, (await PrintAsync(forum, new MakeBadges { EventId = forum.Id })).Id);
    }

    [Fact]
    public async Task Ten_equal_requests_at_once_are_one_batch()
    {
        var forum = await app.EventAsync();
        await app.ApproveAsync(forum, await app.SendAsync(forum.Organiser, new AddParticipant(forum.Staff, GivenDelegation.Name("Invented Driver")) { EventId = forum.Id }));

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            try
            {
                return (Guid?)await app.SendAsync(forum.Organiser, new MakeBadges { EventId = forum.Id });
            }
            catch (RuleViolation lost) when (lost.Code == "one-job-per-content")
            {
                return null;
            }
        }));

        Assert.Single(answers.OfType<Guid>().Distinct());
        Assert.Equal(1, await app.ReadAsync(db => db.JobRequests.CountAsync(job => job.EventId == forum.Id)));
    }

    [Theory]
    [InlineData("void", "void")]
    [InlineData("suspend", "suspended")]
    [InlineData("revoke", "revoked")]
    [InlineData("withdraw", "noLongerComing")]
    public async Task Says_why_a_badge_is_not_valid(string step, string refusal)
    {
        var forum = await app.EventAsync();
        var person = await app.SendAsync(forum.Organiser, new AddParticipant(forum.Staff, GivenDelegation.Name("Invented Guest")) { EventId = forum.Id });
        await app.ApproveAsync(forum, person);
        await PrintAsync(forum, new MakeBadges { EventId = forum.Id });
        var code = await CodeAsync(person);
        using var client = await app.ClientAsync(forum.Officer);
        Assert.True((await LookUpAsync(client, forum, code)).GetProperty("isValid").GetBoolean());

        var path = step == "void" ? "badge/void" : step;
        (await client.PostAsJsonAsync($"/api/events/{forum.Id}/participations/{person}/{path}", new { reason = "Because of a test" })).EnsureSuccessStatusCode();

        var answer = await LookUpAsync(client, forum, code);
        Assert.False(answer.GetProperty("isValid").GetBoolean());
        Assert.Equal(refusal, answer.GetProperty("refusal").GetString());
        Assert.Equal(person, answer.GetProperty("participationId").GetGuid());
    }

    [Fact]
    public async Task A_badge_ends_with_the_last_day_on_the_clocks_of_the_event()
    {
        var forum = await app.EventAsync();
        await app.ApproveAsync(forum, await app.SendAsync(forum.Organiser, new AddParticipant(forum.Staff, GivenDelegation.Name("Invented Guest")) { EventId = forum.Id }));
        var batch = await PrintAsync(forum, new MakeBadges { EventId = forum.Id });
        var code = await CodeAsync((await app.ReadAsync(db => db.BadgeBatches.SingleAsync(row => row.Id == batch.Id))).ParticipationIds[0]);

        async Task<BadgeRefusal?> RefusalAtAsync(DateTimeOffset now)
        {
            await using var scope = app.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Events.Infrastructure.Access.CurrentUser>().Become(forum.Officer);
            return (await new LookUpBadge.Handler(scope.ServiceProvider.GetRequiredService<IEventsDb>(), new ShiftedTime(now))
                .Handle(new LookUpBadge(code) { EventId = forum.Id }, default)).Refusal;
        }

        // 14 August ends in Shanghai at 16:00 UTC.
        Assert.Null(await RefusalAtAsync(new DateTimeOffset(2024, 8, 14, 15, 59, 0, TimeSpan.Zero)));
        Assert.Equal(BadgeRefusal.EventIsOver, await RefusalAtAsync(new DateTimeOffset(2024, 8, 14, 16, 1, 0, TimeSpan.Zero)));
    }

    [Fact]
    public async Task A_code_of_another_event_and_a_guess_are_not_found()
    {
        var forum = await app.EventAsync();
        var other = await app.EventAsync();
        var person = await app.SendAsync(forum.Organiser, new AddParticipant(forum.Staff, GivenDelegation.Name("Invented Guest")) { EventId = forum.Id });
        await app.ApproveAsync(forum, person);
        await PrintAsync(forum, new MakeBadges { EventId = forum.Id });
        var code = await CodeAsync(person);
        using var client = await app.ClientAsync(other.Officer);

        foreach (var wrong in (string[])[code, new string('0', 26), code[..25], code + "0", "\u0000", "ÄÖÜ"])
        {
            await (await client.PostAsJsonAsync($"/api/events/{other.Id}/badges/lookup", new { code = wrong })).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        }

        await (await client.PostAsJsonAsync($"/api/events/{forum.Id}/badges/lookup", new { code })).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        var viewer = await app.ClientAsync(await app.UserWithRoleAsync(forum.Id, EventRole.Viewer));
        await (await viewer.PostAsJsonAsync($"/api/events/{forum.Id}/badges/lookup", new { code })).ShouldBeAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Refuses_those_who_are_not_approved_and_makes_nothing()
    {
        var forum = await app.EventAsync();
        var other = await app.EventAsync();
        var draft = await app.SendAsync(forum.Organiser, new AddParticipant(forum.Staff, GivenDelegation.Name("Invented Guest")) { EventId = forum.Id });

        await GivenDelegation.RefusesAsync("not-approved", () => app.SendAsync(forum.Organiser, new MakeBadges([draft]) { EventId = forum.Id }));
        await GivenDelegation.RefusesAsync("nobody-to-print", () => app.SendAsync(forum.Organiser, new MakeBadges { EventId = forum.Id }));
        await Assert.ThrowsAsync<NotFound>(() => app.SendAsync(other.Organiser, new MakeBadges([draft]) { EventId = other.Id }));

        Assert.Equal(0, await app.ReadAsync(db => db.BadgeBatches.CountAsync(batch => batch.EventId == forum.Id || batch.EventId == other.Id)));
    }

    [Fact]
    public async Task Downloads_in_parts_under_a_strong_etag()
    {
        var forum = await app.EventAsync();
        await app.ApproveAsync(forum, await app.SendAsync(forum.Organiser, new AddParticipant(forum.Staff, GivenDelegation.Name("Invented Guest")) { EventId = forum.Id }));
        var batch = await PrintAsync(forum, new MakeBadges { EventId = forum.Id });
        using var client = await app.ClientAsync(forum.Organiser);
        var address = $"/api/events/{forum.Id}/badge-batches/{batch.Id}/badges.pdf";
        var whole = await client.GetAsync(address);
        var bytes = await whole.Content.ReadAsByteArrayAsync();

        var part = new HttpRequestMessage(HttpMethod.Get, address);
        part.Headers.Range = new RangeHeaderValue(100, 199);
        var answer = await client.SendAsync(part);
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal(bytes[100..200], await answer.Content.ReadAsByteArrayAsync());

        var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(whole.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again)).StatusCode);
        Assert.Equal(batch.Paper!.Sha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));

        var stranger = await app.ClientAsync((await app.EventAsync()).Organiser);
        await (await stranger.GetAsync(address)).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Says_come_back_while_the_badges_wait()
    {
        var forum = await app.EventAsync();
        await app.ApproveAsync(forum, await app.SendAsync(forum.Organiser, new AddParticipant(forum.Staff, GivenDelegation.Name("Invented Guest")) { EventId = forum.Id }));
        var batch = await PrintAsync(forum, new MakeBadges { EventId = forum.Id });
        // As if it still waited, and nobody came for it.
        await app.ReadAsync(db => db.JobRequests.Where(job => job.SubjectId == batch.Id).ExecuteUpdateAsync(set => set
            .SetProperty(job => job.State, JobState.Queued).SetProperty(job => job.DueUtc, DateTime.UtcNow.AddHours(1))));
        using var client = await app.ClientAsync(forum.Organiser);

        var answer = await client.GetAsync($"/api/events/{forum.Id}/badge-batches/{batch.Id}/badges.pdf");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), answer.Headers.RetryAfter!.Delta);
        Assert.Equal(batch.Job.JobId, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("jobId").GetGuid());
    }

    private static async Task<JsonElement> LookUpAsync(HttpClient client, TestEvent forum, string code)
    {
        var answer = await client.PostAsJsonAsync($"/api/events/{forum.Id}/badges/lookup", new { code });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<BadgeBatchDetails> PrintAsync(TestEvent forum, MakeBadges asked)
    {
        var id = await app.SendAsync(forum.Organiser, asked);
        var batch = await app.SendAsync(forum.Organiser, new GetBadgeBatch(forum.Id, id));
        var job = await app.FinishedAsync(batch.Job.JobId);
        Assert.True(job.State is JobState.Done, job.LastError);
        return await app.SendAsync(forum.Organiser, new GetBadgeBatch(forum.Id, id));
    }

    private async Task<string> CodeAsync(Guid participationId)
    {
        var serial = await app.ReadAsync(db => db.Participations.Where(row => row.Id == participationId).SelectMany(row => row.Badges).Select(badge => badge.Serial).SingleAsync());
        return app.Services.GetRequiredService<IBadgeCodes>().CodeFor(serial);
    }

    /// <summary>Its clock stands before the test events, whose badges are valid until their last day.</summary>
    public sealed class App(TestDatabases databases) : EventsApp(databases)
    {
        public ShiftedTime Time { get; } = new(new DateTimeOffset(2024, 8, 10, 8, 0, 0, TimeSpan.Zero));

        protected override void Replace(IServiceCollection services) => services.AddSingleton<TimeProvider>(Time);
    }
}
