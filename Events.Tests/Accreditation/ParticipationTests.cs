using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static Events.Tests.Support.GivenDelegation;

namespace Events.Tests.Accreditation;

public sealed class ParticipationTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Refuses_to_let_anybody_approve_their_own_nominee()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        var own = await app.MemberAsync(forum, delegation, "Own Nominee");
        await app.SubmitAsync(forum, own);

        await RefusesAsync("four-eyes", () => app.SendAsync(forum.Organiser, new ApproveParticipation(forum.Id, own)));
        await app.SendAsync(forum.Officer, new ApproveParticipation(forum.Id, own));

        Assert.Equal(ParticipationState.Approved, (await app.ParticipationOfAsync(forum, own)).State);
    }

    [Fact]
    public async Task Refuses_to_approve_a_name_that_the_approver_has_put_there()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        var member = await app.MemberAsync(forum, delegation, "Nominated Person");
        await app.SubmitAsync(forum, member);

        await app.SendAsync(forum.Officer, new ChangeParticipation(Name("Somebody Else"), forum.Delegates, null, null, null, null) { EventId = forum.Id, ParticipationId = member });

        await RefusesAsync("four-eyes", () => app.SendAsync(forum.Officer, new ApproveParticipation(forum.Id, member)));
    }

    [Fact]
    public async Task Moves_through_its_states_and_says_why()
    {
        var forum = await app.EventAsync();
        var id = await app.SendAsync(forum.Organiser, new AddParticipant(forum.Staff, Name("Night Interpreter")) { EventId = forum.Id });
        async Task<ParticipationState> StateAsync() => (await app.ParticipationOfAsync(forum, id)).State;

        await RefusesAsync("participation-state", () => app.SendAsync(forum.Officer, new ApproveParticipation(forum.Id, id)));
        await app.ApproveAsync(forum, id);
        await app.SendAsync(forum.Officer, new SuspendParticipation("Badge seen on somebody else") { EventId = forum.Id, ParticipationId = id });
        Assert.Equal(ParticipationState.Suspended, await StateAsync());
        await app.SendAsync(forum.Officer, new ReinstateParticipation(forum.Id, id));
        Assert.Equal(ParticipationState.Approved, await StateAsync());
        await app.SendAsync(forum.Officer, new RevokeParticipation("Contract ended") { EventId = forum.Id, ParticipationId = id });
        Assert.Equal((ParticipationState.Revoked, "Contract ended"), (await StateAsync(), (await app.ParticipationOfAsync(forum, id)).StateReason));
        await RefusesAsync("participation-state", () => app.SendAsync(forum.Officer, new ReinstateParticipation(forum.Id, id)));

        var audit = await app.ReadAsync(db => db.AuditEntries.Where(entry => entry.ObjectId == id).OrderBy(entry => entry.Sequence).Select(entry => new { entry.Action, entry.Reason, entry.UserId }).ToListAsync());
        Assert.Equal(["AddParticipant", "SubmitParticipation", "ApproveParticipation", "SuspendParticipation", "ReinstateParticipation", "RevokeParticipation"], audit.Select(entry => entry.Action));
        Assert.Equal("Contract ended", audit[^1].Reason);
        Assert.Equal(forum.Officer, audit[^1].UserId);
    }

    [Fact]
    public async Task Gives_a_person_one_active_participation_in_an_event()
    {
        var (forum, next) = (await app.EventAsync(), await app.EventAsync());
        var delegation = await app.DelegationAsync(forum);
        var asDelegate = await app.MemberAsync(forum, delegation, "Reporter and Delegate");
        var person = (await app.ParticipationOfAsync(forum, asDelegate)).PersonId;
        AddParticipant Again(TestEvent edition) => new(edition.Staff, PersonId: person) { EventId = edition.Id };

        await RefusesAsync("one-participation", () => app.SendAsync(forum.Organiser, Again(forum)));
        await Assert.ThrowsAsync<NotFound>(() => app.SendAsync(next.Organiser, Again(next)));
        await app.SendAsync(forum.Organiser, new WithdrawParticipation("Comes as staff") { EventId = forum.Id, ParticipationId = asDelegate });
        await app.SendAsync(forum.Organiser, Again(forum));
        await app.SendAsync(await app.AdministratorAsync(), Again(next));

        Assert.Equal(3, await app.ReadAsync(db => db.Participations.CountAsync(row => row.PersonId == person)));
    }

    [Fact]
    public async Task Accepts_one_address_for_many_and_none_for_some()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        foreach (var (name, email) in new[] { ("First", "desk@example.org"), ("Second", "desk@example.org"), ("Third", null) })
        {
            await app.SendAsync(forum.Organiser, new AddMember(Name(name), forum.Delegates, MemberCapacity.Delegate, Email: email) { EventId = forum.Id, DelegationId = delegation });
        }

        Assert.Equal(3, (await app.DelegationOfAsync(forum, delegation)).Members.Count);
    }

    [Theory]
    [InlineData("PHAM Minh Chinh", null)]
    [InlineData("Agus Gumiwang KARTASASMITA", null)]
    [InlineData("Ōe o'Neill-dela Cruz y Ñúñez", null)]
    [InlineData("Phouthasone", "ພຸດ​ທະ​ສອນ")]
    [InlineData("Aung", "အောင်")]
    [InlineData("Ulughbek", "Улуғбек")]
    [InlineData("JI Xin", "𠮷鑫")]
    public async Task Keeps_a_name_exactly_as_it_was_approved(string latin, string? native)
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        var client = await app.ClientAsync(forum.Organiser);

        var id = await (await client.PostAsJsonAsync($"/api/events/{forum.Id}/delegations/{delegation}/members",
            new { name = new { latin, native }, categoryId = forum.Delegates, capacity = "delegate" })).MadeAsync();

        var name = (await client.GetFromJsonAsync<JsonElement>($"/api/events/{forum.Id}/participations/{id}")).GetProperty("name");
        Assert.Equal((latin, native), (name.GetProperty("latin").GetString(), name.GetProperty("native").GetString()));
        var row = Assert.Single((await client.GetFromJsonAsync<JsonElement>($"/api/events/{forum.Id}/participations")).GetProperty("items").EnumerateArray());
        Assert.Equal((latin, native), (row.GetProperty("latinName").GetString(), row.GetProperty("nativeName").GetString()));
    }

    [Fact]
    public async Task Submits_and_approves_all_or_none_and_names_each_that_cannot_be()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        var ids = new List<Guid>();
        for (var number = 0; number < 3; number++)
        {
            ids.Add(await app.MemberAsync(forum, delegation, $"Person {number}"));
        }

        ids.Add(await app.MemberAsync(forum, delegation, "Officer's own", by: await app.FocalPointAsync(forum, delegation)));
        await app.SubmitAsync(forum, ids[0]);
        var organiser = await app.ClientAsync(forum.Organiser);
        var officer = await app.ClientAsync(forum.Officer);
        var path = $"/api/events/{forum.Id}/participations";

        var problem = await (await organiser.PostAsJsonAsync($"{path}/submit", new { ids })).ShouldBeAsync(HttpStatusCode.Conflict, "rows-refused");
        var row = Assert.Single(problem.GetProperty("rows").EnumerateArray());
        Assert.Equal((ids[0], "participation-state"), (row.GetProperty("id").GetGuid(), row.GetProperty("code").GetString()));
        Assert.Equal(ParticipationState.Draft, (await app.ParticipationOfAsync(forum, ids[1])).State);

        Assert.Equal(HttpStatusCode.NoContent, (await organiser.PostAsJsonAsync($"{path}/submit", new { ids = ids[1..] })).StatusCode);
        var own = await (await organiser.PostAsJsonAsync($"{path}/approve", new { ids })).ShouldBeAsync(HttpStatusCode.Conflict, "rows-refused");
        Assert.Equal(3, own.GetProperty("rows").EnumerateArray().Count(refused => refused.GetProperty("code").GetString() == "four-eyes"));
        Assert.Equal(HttpStatusCode.NoContent, (await officer.PostAsJsonAsync($"{path}/approve", new { ids })).StatusCode);
        Assert.All((await app.DelegationOfAsync(forum, delegation)).Members, member => Assert.Equal(ParticipationState.Approved, member.State));
        await (await officer.PostAsJsonAsync($"{path}/approve", new { ids = Enumerable.Range(0, 101).Select(_ => Guid.NewGuid()) })).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
    }

    [Fact]
    public async Task Lets_a_focal_point_change_until_the_person_is_approved()
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        var focal = await app.FocalPointAsync(forum, delegation);
        var member = await app.MemberAsync(forum, delegation, "Nominated", by: focal);
        ChangeParticipation Change(string name) => new(Name(name), forum.Delegates, Given.Text("Adviser"), "Ministry", null, null) { EventId = forum.Id, ParticipationId = member };

        await app.SendAsync(focal, Change("Corrected"));
        await app.SendAsync(focal, new SubmitParticipation(forum.Id, member));
        await Assert.ThrowsAsync<Forbidden>(() => app.SendAsync(focal, new ApproveParticipation(forum.Id, member)));
        await app.SendAsync(forum.Officer, new ApproveParticipation(forum.Id, member));

        await RefusesAsync("approved-already", () => app.SendAsync(focal, Change("Swapped")));
        await RefusesAsync("approved-already", () => app.SendAsync(focal, new WithdrawParticipation("Late") { EventId = forum.Id, ParticipationId = member }));
        await RefusesAsync("approved-already", () => app.SendAsync(focal, new ReplaceParticipant(Name("Swapped"), "Late") { EventId = forum.Id, ParticipationId = member }));
        await RefusesAsync("approved-already", () => app.SendAsync(focal, new ChangeMemberCapacity(MemberCapacity.Head) { EventId = forum.Id, DelegationId = delegation, ParticipationId = member }));
        var details = await app.ParticipationOfAsync(forum, member);
        Assert.Equal(("Corrected", "Adviser", "Ministry", ParticipationState.Approved), (details.Name.Latin, details.Office.In("en"), details.Organisation, details.State));
    }

    [Fact]
    public async Task Changes_only_from_the_version_that_was_read_the_name_included()
    {
        var forum = await app.EventAsync();
        var id = await app.SendAsync(forum.Organiser, new AddParticipant(forum.Staff, Name("First")) { EventId = forum.Id });
        var client = await app.ClientAsync(forum.Organiser);
        var path = $"/api/events/{forum.Id}/participations/{id}";
        Task<HttpResponseMessage> PutAsync(string name, string version) => client.SendAsync(new HttpRequestMessage(HttpMethod.Put, path)
        {
            Content = JsonContent.Create(new { name = new { latin = name }, categoryId = forum.Staff, office = (object?)null, organisation = (string?)null, email = (string?)null, nationality = (string?)null }),
            Headers = { { "If-Match", version } },
        });

        var etag = (await client.GetAsync(path)).Headers.ETag!.Tag;
        Assert.Equal(HttpStatusCode.NoContent, (await PutAsync("Second", etag)).StatusCode);
        await (await PutAsync("Third", etag)).ShouldBeAsync(HttpStatusCode.PreconditionFailed, "stale-version");

        Assert.Equal("Second", (await app.ParticipationOfAsync(forum, id)).Name.Latin);
    }

    [Fact]
    public async Task Shows_addresses_to_those_who_accredit_only()
    {
        var forum = await app.EventAsync();
        var id = await app.SendAsync(forum.Organiser, new AddParticipant(forum.Staff, Name("Reachable"), Email: "reach@example.org", Nationality: "CN") { EventId = forum.Id });

        var viewer = await app.SendAsync(await app.UserWithRoleAsync(forum.Id, EventRole.Viewer), new GetParticipation(forum.Id, id));
        var officer = await app.SendAsync(forum.Officer, new GetParticipation(forum.Id, id));

        Assert.Equal((null, null, "Reachable"), (viewer.Email, viewer.Nationality, viewer.Name.Latin));
        Assert.Equal(("reach@example.org", "CN"), (officer.Email, officer.Nationality));
    }
}
