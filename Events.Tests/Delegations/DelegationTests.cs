using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Events.Domain.Accreditation;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Infrastructure.Persistence;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Events.Tests.Support.GivenDelegation;

namespace Events.Tests.Delegations;

public sealed class DelegationTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Registers_a_member_with_both_scripts_by_http()
    {
        var forum = await app.EventAsync();
        var client = await app.ClientAsync(forum.Organiser);
        var path = $"/api/events/{forum.Id}/delegations";

        var delegation = await (await client.PostAsJsonAsync(path, new { kind = "party", name = new { en = "Atlantis", zh = "亚特兰蒂斯" } })).MadeAsync();
        var member = await (await client.PostAsJsonAsync($"{path}/{delegation}/members", new
        {
            name = new { latin = "SHI Zhongxin", native = "史忠信", nativeLanguage = "zh", honorific = "H.E. Mr." },
            categoryId = forum.Delegates,
            capacity = "head",
            office = new { en = "Minister of Invented Affairs" },
        })).MadeAsync();

        var details = await client.GetFromJsonAsync<JsonElement>($"{path}/{delegation}");
        var row = Assert.Single(details.GetProperty("members").EnumerateArray());
        Assert.Equal(member, row.GetProperty("participationId").GetGuid());
        Assert.Equal(("SHI Zhongxin", "史忠信", "head", "draft"),
            (row.GetProperty("latinName").GetString(), row.GetProperty("nativeName").GetString(), row.GetProperty("capacity").GetString(), row.GetProperty("state").GetString()));
        var listed = Assert.Single((await client.GetFromJsonAsync<JsonElement>(path)).GetProperty("items").EnumerateArray());
        Assert.Equal(("SHI Zhongxin", 1, 1), (listed.GetProperty("head").GetString(), listed.GetProperty("places").GetInt32(), listed.GetProperty("states").GetProperty("draft").GetInt32()));
    }

    [Fact]
    public async Task Never_guesses_the_capacity()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        var client = await app.ClientAsync(forum.Organiser);

        var answer = await client.PostAsJsonAsync($"/api/events/{forum.Id}/delegations/{delegation}/members",
            new { name = new { latin = "Somebody" }, categoryId = forum.Delegates, office = new { en = "Head of delegation" } });

        var problem = await answer.ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
        Assert.Contains("capacity", problem.GetProperty("errors").ToString());
        Assert.Empty((await app.DelegationOfAsync(forum, delegation)).Members);
    }

    [Fact]
    public async Task Names_another_head_and_the_one_before_stays_as_a_delegate()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        var first = await app.MemberAsync(forum, delegation, "First Head", MemberCapacity.Head);
        var second = await app.MemberAsync(forum, delegation, "Second Head", MemberCapacity.Adviser);
        var stranger = await app.MemberAsync(forum, await app.DelegationAsync(forum), "A Stranger");

        await app.SendAsync(forum.Organiser, new NameHead(forum.Id, delegation, second));
        await app.SendAsync(forum.Organiser, new NameHead(forum.Id, delegation, second));
        await Assert.ThrowsAsync<NotFound>(() => app.SendAsync(forum.Organiser, new NameHead(forum.Id, delegation, stranger)));

        Assert.Equal([(second, MemberCapacity.Head), (first, MemberCapacity.Delegate)],
            (await app.DelegationOfAsync(forum, delegation)).Members.Select(member => (member.ParticipationId, member.Capacity)));
    }

    [Fact]
    public async Task Refuses_a_second_head_and_a_second_alternate_head()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        await app.MemberAsync(forum, delegation, "First", MemberCapacity.Head);
        await app.MemberAsync(forum, delegation, "Stand-in", MemberCapacity.AlternateHead);
        var third = await app.MemberAsync(forum, delegation, "Third");

        await RefusesAsync("second-head", () => app.MemberAsync(forum, delegation, "Second", MemberCapacity.Head));
        await RefusesAsync("second-head", () => app.SendAsync(forum.Organiser, new ChangeMemberCapacity(MemberCapacity.Head) { EventId = forum.Id, DelegationId = delegation, ParticipationId = third }));
        await RefusesAsync("second-alternate-head", () => app.MemberAsync(forum, delegation, "Second", MemberCapacity.AlternateHead));

        Assert.Equal([MemberCapacity.Head, MemberCapacity.AlternateHead, MemberCapacity.Delegate], (await app.DelegationOfAsync(forum, delegation)).Members.Select(member => member.Capacity));
    }

    /// <summary>All of a form or nothing: a second head keeps the new name out too, a stale page keeps the capacity out.</summary>
    [Fact]
    public async Task Changes_a_member_wholly_or_not_at_all()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        await app.MemberAsync(forum, delegation, "First", MemberCapacity.Head);
        var second = await app.MemberAsync(forum, delegation, "Second");
        var read = await app.SendAsync(forum.Organiser, new GetParticipation(forum.Id, second));
        var before = await app.DigestAsync();
        ChangeMember Change(MemberCapacity capacity, string name) =>
            new(Name(name), forum.Delegates, capacity, null, null, null, null) { EventId = forum.Id, DelegationId = delegation, ParticipationId = second, ExpectedVersion = read.Version };

        await RefusesAsync("second-head", () => app.SendAsync(forum.Organiser, Change(MemberCapacity.Head, "Renamed")));
        await Assert.ThrowsAsync<StaleVersion>(() => app.SendAsync(forum.Organiser, Change(MemberCapacity.Adviser, "Renamed") with { ExpectedVersion = read.Version - 1 }));
        Assert.Equal(before, await app.DigestAsync());

        await app.SendAsync(forum.Organiser, Change(MemberCapacity.AlternateHead, "Renamed"));
        var changed = await app.SendAsync(forum.Organiser, new GetParticipation(forum.Id, second));
        Assert.Equal(("Renamed", MemberCapacity.AlternateHead), (changed.Name.Latin, changed.Capacity));
    }

    /// <summary>Category and capacity at once: only the place that is taken in the end has to be free.</summary>
    [Fact]
    public async Task Moves_somebody_from_overflow_to_a_free_category_past_a_full_one()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        await app.SendAsync(forum.Organiser, new SetQuotas([new QuotaLimit(forum.Delegates, 1), new QuotaLimit(forum.Staff, 1)]) { EventId = forum.Id, DelegationId = delegation });
        await app.MemberAsync(forum, delegation, "Holds the place");
        var guest = await app.MemberAsync(forum, delegation, "Overflow", MemberCapacity.Overflow);
        ChangeMember Change(Guid category) => new(Name("Overflow"), category, MemberCapacity.Delegate, null, null, null, null) { EventId = forum.Id, DelegationId = delegation, ParticipationId = guest };

        await RefusesAsync("quota-exceeded", () => app.SendAsync(forum.Organiser, Change(forum.Delegates)));
        await app.SendAsync(forum.Organiser, Change(forum.Staff));

        Assert.Equal([1, 1], (await app.DelegationOfAsync(forum, delegation)).Quotas.Select(quota => quota.Used));
    }

    [Fact]
    public async Task Keeps_the_history_when_the_alternate_succeeds_the_head()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        var head = await app.MemberAsync(forum, delegation, "First", MemberCapacity.Head);
        var alternate = await app.MemberAsync(forum, delegation, "Stand-in", MemberCapacity.AlternateHead);

        await app.SendAsync(forum.Organiser, new WithdrawParticipation("Called home") { EventId = forum.Id, ParticipationId = head });
        await app.SendAsync(forum.Organiser, new ChangeMemberCapacity(MemberCapacity.Head) { EventId = forum.Id, DelegationId = delegation, ParticipationId = alternate });

        var now = Assert.Single((await app.DelegationOfAsync(forum, delegation)).Members);
        Assert.Equal((alternate, MemberCapacity.Head), (now.ParticipationId, now.Capacity));
        var all = await app.ReadAsync(async db => (await db.Delegations.AsNoTracking().SingleAsync(row => row.Id == delegation)).Members.Select(member => (member.ParticipationId, member.Capacity, member.IsActive)).ToList());
        Assert.Equal([(head, MemberCapacity.Head, false), (alternate, MemberCapacity.Head, true)], all.OrderBy(member => member.IsActive));
    }

    [Fact]
    public async Task Refuses_a_member_beyond_the_quota_and_counts_overflow_apart()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        await app.SetQuotaAsync(forum, delegation, 2, forum.Delegates);
        await app.SetQuotaAsync(forum, delegation, 1, null);
        await app.MemberAsync(forum, delegation, "One");
        await app.MemberAsync(forum, delegation, "Two");

        await RefusesAsync("quota-exceeded", () => app.MemberAsync(forum, delegation, "Three"));
        await app.MemberAsync(forum, delegation, "Three", MemberCapacity.Overflow);
        await RefusesAsync("overflow-quota-exceeded", () => app.MemberAsync(forum, delegation, "Four", MemberCapacity.Overflow));
        await app.MemberAsync(forum, delegation, "Driver", MemberCapacity.Staff, category: forum.Staff);
        await RefusesAsync("quota-below-use", () => app.SetQuotaAsync(forum, delegation, 1, forum.Delegates));

        var details = await app.DelegationOfAsync(forum, delegation);
        Assert.Equal(3, details.Members.Count);
        Assert.Equal("Three", Assert.Single(details.Overflow).LatinName);
        Assert.Equal([(null, 1, 1), (forum.Delegates, 2, 2)], details.Quotas.Select(quota => (quota.CategoryId, quota.Limit, quota.Used)).OrderBy(quota => quota.Limit));

        await app.SetQuotaAsync(forum, delegation, null, forum.Delegates);
        await app.MemberAsync(forum, delegation, "Four");
    }

    [Fact]
    public async Task Frees_the_place_when_somebody_leaves_and_takes_it_again_when_they_come_back()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        await app.SetQuotaAsync(forum, delegation, 1, forum.Delegates);
        var first = await app.MemberAsync(forum, delegation, "One");
        await app.SubmitAsync(forum, first);

        await app.SendAsync(forum.Officer, new RejectParticipation("No note verbale") { EventId = forum.Id, ParticipationId = first });
        var second = await app.MemberAsync(forum, delegation, "Two");
        await RefusesAsync("quota-exceeded", () => app.SubmitAsync(forum, first));
        Assert.Equal(ParticipationState.Rejected, (await app.ParticipationOfAsync(forum, first)).State);

        await app.SendAsync(forum.Organiser, new WithdrawParticipation("Cannot come") { EventId = forum.Id, ParticipationId = second });
        await app.SubmitAsync(forum, first);
        var details = await app.DelegationOfAsync(forum, delegation);
        Assert.Equal((first, ParticipationState.Submitted), (Assert.Single(details.Members).ParticipationId, details.Members[0].State));
        Assert.Equal(1, Assert.Single(details.Quotas).Used);
    }

    [Fact]
    public async Task Hands_place_and_capacity_to_the_successor_without_changing_the_quota()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        await app.SetQuotaAsync(forum, delegation, 1, forum.Delegates);
        var head = await app.MemberAsync(forum, delegation, "First", MemberCapacity.Head);
        await app.ApproveAsync(forum, head);

        var successor = await app.SendAsync(forum.Organiser, new ReplaceParticipant(Name("Second"), "Cabinet reshuffle") { EventId = forum.Id, ParticipationId = head });

        var details = await app.DelegationOfAsync(forum, delegation);
        Assert.Equal((successor, "Second", MemberCapacity.Head, ParticipationState.Draft),
            (details.Members.Single().ParticipationId, details.Members[0].LatinName, details.Members[0].Capacity, details.Members[0].State));
        Assert.Equal(1, Assert.Single(details.Quotas).Used);
        var left = await app.ParticipationOfAsync(forum, head);
        Assert.Equal((ParticipationState.Replaced, "Cabinet reshuffle", successor), (left.State, left.StateReason, left.ReplacedById));
        Assert.Equal("Cabinet reshuffle", await app.ReadAsync(db => db.AuditEntries.Where(entry => entry.ObjectId == head && entry.Action == nameof(ReplaceParticipant)).Select(entry => entry.Reason).SingleAsync()));
    }

    [Fact]
    public async Task Moves_the_place_to_the_quota_of_the_new_category()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        await app.SetQuotaAsync(forum, delegation, 1, forum.Delegates);
        await app.SetQuotaAsync(forum, delegation, 1, forum.Staff);
        var first = await app.MemberAsync(forum, delegation, "One");
        await app.MemberAsync(forum, delegation, "Two", category: forum.Staff);
        ChangeParticipation To(Guid category) => new(Name("One"), category, null, null, null, null) { EventId = forum.Id, ParticipationId = first };

        await RefusesAsync("quota-exceeded", () => app.SendAsync(forum.Organiser, To(forum.Staff)));
        await app.SetQuotaAsync(forum, delegation, 2, forum.Staff);
        await app.SendAsync(forum.Organiser, To(forum.Staff));

        var details = await app.DelegationOfAsync(forum, delegation);
        Assert.Equal([(forum.Delegates, 0), (forum.Staff, 2)], details.Quotas.Select(quota => (quota.CategoryId!.Value, quota.Used)).OrderBy(quota => quota.Used));
        Assert.Equal(forum.Staff, (await app.ParticipationOfAsync(forum, first)).CategoryId);
    }

    [Fact]
    public async Task Lists_in_protocol_order_and_one_delegation_for_a_country()
    {
        var forum = await app.EventAsync();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<EventsDb>();
            db.Countries.AddRange(new[] { ("PH", "PHL", "Philippines", "Filipina"), ("KH", "KHM", "Cambodia", "Kamboja"), ("ID", "IDN", "Indonesia", "Indonesia") }
                .Where(country => !db.Countries.Any(known => known.Code == country.Item1))
                .Select(country => new Country(country.Item1, country.Item2, new LocalizedText(new Dictionary<string, string> { ["en"] = country.Item3, ["id"] = country.Item4 }))));
            await db.SaveChangesAsync();
        }

        foreach (var (country, kind) in new[] { ("PH", DelegationKind.Party), ("ID", DelegationKind.Party), ("KH", DelegationKind.Party), ("CN", DelegationKind.Observer) })
        {
            await app.SendAsync(forum.Organiser, new RegisterDelegation(kind, country) { EventId = forum.Id });
        }

        await app.SendAsync(forum.Organiser, new RegisterDelegation(DelegationKind.Business, Name: Given.Text("Aardvark Association")) { EventId = forum.Id });
        await RefusesAsync("one-delegation-per-country", () => app.SendAsync(forum.Organiser, new RegisterDelegation(DelegationKind.Party, "ID") { EventId = forum.Id }));
        await RefusesAsync("one-delegation-per-name", () => app.SendAsync(forum.Organiser, new RegisterDelegation(DelegationKind.Media, Name: Given.Text("AARDVARK association")) { EventId = forum.Id }));

        var page = await app.SendAsync(forum.Organiser, new ListDelegations(forum.Id, PageSize: 3));
        var rest = await app.SendAsync(forum.Organiser, new ListDelegations(forum.Id, Page: 2, PageSize: 3));
        Assert.Equal(5, page.Total);
        Assert.Equal(["KH", "ID", "PH", "CN", null], [.. page.Items.Select(row => row.Country), .. rest.Items.Select(row => row.Country)]);
        Assert.Equal("PH", Assert.Single((await app.SendAsync(forum.Organiser, new ListDelegations(forum.Id, "FILIP"))).Items).Country);
    }

    [Fact]
    public async Task Shows_a_focal_point_their_own_delegation_only()
    {
        var forum = await app.EventAsync();
        var (own, other) = (await app.DelegationAsync(forum), await app.DelegationAsync(forum));
        var focal = await app.FocalPointAsync(forum, own);
        var foreign = await app.MemberAsync(forum, other, "Hidden Person");
        var mine = await app.MemberAsync(forum, own, "Seen Person", by: focal);

        Assert.Equal(own, Assert.Single((await app.SendAsync(focal, new ListDelegations(forum.Id))).Items).Id);
        Assert.Equal(mine, Assert.Single((await app.SendAsync(focal, new ListParticipations(forum.Id))).Items).Id);
        await Assert.ThrowsAsync<NotFound>(() => app.SendAsync(focal, new GetDelegation(forum.Id, other)));
        await Assert.ThrowsAsync<NotFound>(() => app.SendAsync(focal, new GetParticipation(forum.Id, foreign)));
        await Assert.ThrowsAsync<NotFound>(() => app.MemberAsync(forum, other, "Smuggled", by: focal));
        await Assert.ThrowsAsync<NotFound>(() => app.SendAsync(focal, new ChangeMemberCapacity(MemberCapacity.Head) { EventId = forum.Id, DelegationId = own, ParticipationId = foreign }));
        await Assert.ThrowsAsync<NotFound>(() => app.SendAsync(
            focal, new ChangeMember(Name("Smuggled"), forum.Delegates, MemberCapacity.Delegate, null, null, null, null) { EventId = forum.Id, DelegationId = own, ParticipationId = foreign }));
        await Assert.ThrowsAsync<NotFound>(() => app.SendAsync(focal, new WithdrawParticipation("No") { EventId = forum.Id, ParticipationId = foreign }));
        var refused = await Assert.ThrowsAsync<RowsRefused>(() => app.SendAsync(focal, new SubmitMany([mine, foreign]) { EventId = forum.Id }));
        Assert.Equal((foreign, "not-found"), (Assert.Single(refused.Rows).Id, refused.Rows[0].Code));
        await Assert.ThrowsAsync<Forbidden>(() => app.SendAsync(focal, new SetQuotas([new QuotaLimit(forum.Delegates, 100)]) { EventId = forum.Id, DelegationId = own }));
    }

    [Fact]
    public async Task Is_not_there_in_another_event()
    {
        var (forum, other) = (await app.EventAsync(), await app.EventAsync());
        var delegation = await app.DelegationAsync(forum);
        var member = await app.MemberAsync(forum, delegation);

        await Assert.ThrowsAsync<NotFound>(() => app.SendAsync(other.Organiser, new GetDelegation(other.Id, delegation)));
        await Assert.ThrowsAsync<NotFound>(() => app.SendAsync(other.Organiser, new GetParticipation(other.Id, member)));
        await Assert.ThrowsAsync<NotFound>(() => app.MemberAsync(other, delegation, "Stray"));
        await Assert.ThrowsAsync<NotFound>(() => app.MemberAsync(forum, delegation, "Stray", category: other.Delegates));
        await Assert.ThrowsAsync<NotFound>(() => app.SetQuotaAsync(forum, delegation, 3, other.Delegates));
        await Assert.ThrowsAsync<NotFound>(() => app.SendAsync(other.Officer, new ApproveParticipation(other.Id, member)));
    }

    [Fact]
    public async Task Sets_quotas_only_from_the_version_that_was_read()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        var client = await app.ClientAsync(forum.Organiser);
        Task<HttpResponseMessage> PutAsync(int? limit, string version) => client.SendAsync(new HttpRequestMessage(HttpMethod.Put, $"/api/events/{forum.Id}/delegations/{delegation}/quotas")
        {
            Content = JsonContent.Create(new { quotas = new[] { new { categoryId = forum.Delegates, limit } } }),
            Headers = { { "If-Match", version } },
        });

        var etag = (await client.GetAsync($"/api/events/{forum.Id}/delegations/{delegation}")).Headers.ETag!.Tag;
        Assert.Equal(HttpStatusCode.NoContent, (await PutAsync(7, etag)).StatusCode);
        await (await PutAsync(9, etag)).ShouldBeAsync(HttpStatusCode.PreconditionFailed, "stale-version");
        await (await PutAsync(-1, "\"2\"")).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");

        Assert.Equal(7, Assert.Single((await app.DelegationOfAsync(forum, delegation)).Quotas).Limit);
    }
}
