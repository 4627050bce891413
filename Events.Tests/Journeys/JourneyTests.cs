using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Domain.Journeys;
using Events.Domain.People;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Events.Tests.Support.GivenDelegation;

namespace Events.Tests.Journeys;

/// <summary>Who comes and leaves when; the event is from 12 to 14 August 2024.</summary>
public sealed class JourneyTests(EventsApp app) : IClassFixture<EventsApp>
{
    private static readonly DateOnly eve = new(2024, 8, 11);

    [Fact]
    public async Task Lists_by_day_and_time_the_day_alone_last_delegations_in_protocol_order_and_heads_first()
    {
        var forum = await app.EventAsync();
        var (zulu, alfa) = (await app.DelegationAsync(forum, "Zululand"), await app.DelegationAsync(forum, "Alfaland"));
        var member = await app.MemberAsync(forum, alfa, "Aaron Member");
        var head = await app.MemberAsync(forum, alfa, "Zoe Head", MemberCapacity.Head);
        var other = await app.MemberAsync(forum, zulu, "Bea Other");
        var early = await app.MemberAsync(forum, zulu, "Cleo Early");
        var vague = await app.MemberAsync(forum, zulu, "Dora Vague");
        await PlanAsync(forum, [vague], null);
        await PlanAsync(forum, [other, member, head], new TimeOnly(9, 30), "XX 101");
        await PlanAsync(forum, [early], new TimeOnly(7, 5));

        var all = await ListAsync(forum);

        Assert.Equal([early, head, member, other, vague], all.Select(row => row.ParticipationId));
        Assert.Equal([null, MemberCapacity.Head, MemberCapacity.Delegate], all.Take(3).Select(row => row.ParticipationId == early ? null : row.Capacity));
        Assert.Equal("Alfaland", all[1].Delegation!.In("en"));
        Assert.Equal([head, member], (await app.SendAsync(forum.Organiser, new ListJourneys(forum.Id, Delegation: alfa))).Items.Select(row => row.ParticipationId));
        Assert.Empty((await app.SendAsync(forum.Organiser, new ListJourneys(forum.Id, JourneyDirection.Departure))).Items);
        Assert.Empty((await app.SendAsync(forum.Organiser, new ListJourneys(forum.Id, On: eve.AddDays(1)))).Items);
    }

    [Fact]
    public async Task Plans_for_all_of_them_or_for_none_and_names_who_stands_in_the_way()
    {
        var (forum, ids) = await TravellersAsync("First Invented", "Second Invented", "Third Invented");
        await PlanAsync(forum, [ids[0]], new TimeOnly(9, 0));
        await app.SendAsync(forum.Organiser, new WithdrawParticipation("Stays at home") { EventId = forum.Id, ParticipationId = ids[1] });
        var before = await app.DigestAsync();

        var refused = await Assert.ThrowsAsync<RowsRefused>(() => PlanAsync(forum, [ids[2], ids[0], ids[1], Guid.NewGuid()], new TimeOnly(10, 0)));

        Assert.Equal(["one-journey-each-way", "journey-without-traveller", "not-found"], refused.Rows.Select(row => row.Code));
        Assert.Equal(before, await app.DigestAsync());
    }

    [Theory]
    [InlineData("2024-07-12", "2024-07-13")]
    [InlineData("2024-09-14", "2024-09-13")]
    [InlineData("2042-08-11", "2024-08-11")]
    public async Task Takes_a_date_far_from_the_event_for_a_slip(string slip, string meant)
    {
        var (forum, ids) = await TravellersAsync("Somebody Invented");

        await Assert.ThrowsAsync<RuleViolation>(async () => await app.SendAsync(forum.Organiser, Arriving(forum, ids, null) with { Date = DateOnly.Parse(slip) }));
        await app.SendAsync(forum.Organiser, Arriving(forum, ids, null) with { Date = DateOnly.Parse(meant) });

        Assert.Equal(DateOnly.Parse(meant), Assert.Single(await ListAsync(forum)).Date);
    }

    [Fact]
    public async Task Two_who_plan_for_one_person_at_once_plan_one_journey()
    {
        var (forum, ids) = await TravellersAsync("Somebody Invented");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            try
            {
                await PlanAsync(forum, ids, new TimeOnly(9, 0));
                return "planned";
            }
            catch (RuleViolation rule)
            {
                return rule.Code;
            }
            catch (RowsRefused refused)
            {
                return Assert.Single(refused.Rows).Code;
            }
        }));

        Assert.Equal(["one-journey-each-way", "planned"], outcomes.Distinct().Order());
        Assert.Single(outcomes, "planned");
        Assert.Single(await ListAsync(forum));
    }

    [Fact]
    public async Task A_stale_change_is_refused_and_who_has_come_is_counted_by_day()
    {
        var (forum, ids) = await TravellersAsync("First Invented", "Second Invented", "Third Invented");
        await PlanAsync(forum, ids.Take(2), new TimeOnly(9, 0));
        await app.ApproveAsync(forum, ids[2]);
        var journeys = await ListAsync(forum);
        using var client = await app.ClientAsync(forum.Organiser);
        var address = $"/api/events/{forum.Id}/journeys";

        using var change = new HttpRequestMessage(HttpMethod.Put, $"{address}/{journeys[0].Id}") { Content = JsonContent.Create(new { date = "2024-08-12", flight = "YY 7" }) };
        change.Headers.IfMatch.Add(new($"\"{journeys[0].Version}\""));
        Assert.Equal(HttpStatusCode.NoContent, (await client.SendAsync(change)).StatusCode);
        using var late = new HttpRequestMessage(HttpMethod.Put, $"{address}/{journeys[0].Id}") { Content = JsonContent.Create(new { date = "2024-08-13" }) };
        late.Headers.IfMatch.Add(new($"\"{journeys[0].Version}\""));
        await (await client.SendAsync(late)).ShouldBeAsync(HttpStatusCode.PreconditionFailed, "stale-version");
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync($"{address}/confirm", new { journeyIds = new[] { journeys[1].Id } })).StatusCode);

        var counts = await client.GetFromJsonAsync<JsonElement>($"{address}/days?direction=arrival");
        Assert.Equal([("2024-08-11", 1, 1), ("2024-08-12", 1, 0)],
            counts.GetProperty("days").EnumerateArray().Select(day => (day.GetProperty("date").GetString()!, day.GetProperty("planned").GetInt32(), day.GetProperty("confirmed").GetInt32())));
        Assert.Equal(1, counts.GetProperty("unknown").GetInt32());
        await app.SendAsync(forum.Organiser, new ConfirmJourneys([journeys[1].Id], false) { EventId = forum.Id });
        Assert.All(await ListAsync(forum), row => Assert.Null(row.ConfirmedUtc));
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"{address}/{journeys[1].Id}")).StatusCode);
        Assert.Equal("YY 7", Assert.Single(await ListAsync(forum)).Flight);
    }

    [Fact]
    public async Task Who_stays_at_home_is_on_no_list_and_who_is_erased_leaves_no_journey()
    {
        var (forum, ids) = await TravellersAsync("First Invented", "Second Invented");
        await PlanAsync(forum, ids, new TimeOnly(9, 0));
        await app.SendAsync(forum.Organiser, new WithdrawParticipation("Stays at home") { EventId = forum.Id, ParticipationId = ids[0] });
        Assert.Equal(ids[1], Assert.Single(await ListAsync(forum)).ParticipationId);
        Assert.Equal(1, Assert.Single((await app.SendAsync(forum.Organiser, new CountJourneys(forum.Id, JourneyDirection.Arrival))).Days).Planned);

        foreach (var id in ids)
        {
            await app.SendAsync(forum.Organiser, new ErasePerson("Asked for it") { EventId = forum.Id, ParticipationId = id });
        }

        Assert.Empty(await app.ReadAsync(db => db.Journeys.Where(journey => journey.EventId == forum.Id).ToListAsync()));
    }

    [Fact]
    public async Task A_record_with_a_journey_is_not_merged_away()
    {
        var (forum, ids) = await TravellersAsync("Somebody Invented", "Somebody Invented II");
        await PlanAsync(forum, [ids[1]], null);

        await RefusesAsync("merge-has-work", () => app.SendAsync(forum.Organiser, new MergeRecords(ids[1]) { EventId = forum.Id, ParticipationId = ids[0] }));
    }

    private async Task<(TestEvent Forum, Guid[] Ids)> TravellersAsync(params string[] names)
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        var ids = new List<Guid>();
        foreach (var name in names)
        {
            ids.Add(await app.MemberAsync(forum, delegation, name));
        }

        return (forum, [.. ids]);
    }

    private static PlanJourneys Arriving(TestEvent forum, IEnumerable<Guid> ids, TimeOnly? time, string? flight = null) =>
        new([.. ids], JourneyDirection.Arrival, eve, time, Flight: flight) { EventId = forum.Id };

    private Task PlanAsync(TestEvent forum, IEnumerable<Guid> ids, TimeOnly? time, string? flight = null) => app.SendAsync(forum.Organiser, Arriving(forum, ids, time, flight));

    private async Task<IReadOnlyList<JourneyRow>> ListAsync(TestEvent forum) => (await app.SendAsync(forum.Organiser, new ListJourneys(forum.Id))).Items;
}
