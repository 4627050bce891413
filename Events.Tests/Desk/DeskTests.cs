using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Badges;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Domain.Desk;
using Events.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Desk;

/// <summary>Who stands at the desk, and what the desk may do about it.</summary>
public sealed class DeskTests(DeskTests.App app) : IClassFixture<DeskTests.App>
{
    [Fact]
    public async Task Finds_people_by_a_few_letters_in_any_script_and_by_what_is_on_their_badge()
    {
        var forum = await app.EventAsync();
        var desk = await app.UserWithRoleAsync(forum.Id, EventRole.RegistrationDesk);
        var delegation = await app.DelegationAsync(forum);
        var person = await app.SendAsync(forum.Organiser, new AddMember(GivenDelegation.Name("NGUYỄN Ảo", "阮奥", "zh"), forum.Delegates, MemberCapacity.Delegate) { EventId = forum.Id, DelegationId = delegation });
        await app.MemberAsync(forum, delegation, "SOMSAK Invented");
        await app.ApproveAsync(forum, person);
        var serial = (await app.SendAsync(desk, new PrintBadge(forum.Id, person))).Serial;
        var code = app.Services.GetRequiredService<IBadgeCodes>().CodeFor(serial);

        foreach (var typed in (string[])["nguyen", "AO ngu", "阮", serial, serial.ToLowerInvariant(), code, code.ToLowerInvariant()])
        {
            var found = Assert.Single(await FindAsync(desk, forum, typed));
            Assert.Equal((person, serial, ParticipationState.Approved, (EndedBadge?)null), (found.ParticipationId, found.Badge!.Serial, found.State, found.Scanned));
        }

        Assert.Empty(await FindAsync(desk, forum, "zzz"));
        Assert.Empty(await FindAsync(desk, forum, "   -  "));
        var other = await app.EventAsync();
        Assert.Empty(await FindAsync(await app.UserWithRoleAsync(other.Id, EventRole.RegistrationDesk), other, code));
    }

    [Fact]
    public async Task Says_of_a_void_badge_what_became_of_it_and_shows_the_valid_one()
    {
        var forum = await app.EventAsync();
        var desk = await app.UserWithRoleAsync(forum.Id, EventRole.RegistrationDesk);
        var person = await app.MemberAsync(forum, await app.DelegationAsync(forum), "Aung Invented");
        await app.ApproveAsync(forum, person);
        var lost = (await app.SendAsync(desk, new PrintBadge(forum.Id, person))).Serial;
        var next = (await app.SendAsync(desk, new PrintBadgeAgain(lost, BadgeEnd.Lost, "In the taxi") { EventId = forum.Id, ParticipationId = person })).Serial;

        var found = Assert.Single(await FindAsync(desk, forum, app.Services.GetRequiredService<IBadgeCodes>().CodeFor(lost)));

        Assert.Equal((lost, (BadgeEnd?)BadgeEnd.Lost, "In the taxi"), (found.Scanned!.Serial, found.Scanned.End, found.Scanned.Reason));
        Assert.Equal(next, found.Badge!.Serial);
    }

    [Fact]
    public async Task Puts_those_who_come_before_those_who_do_not_and_at_most_a_dozen()
    {
        var forum = await app.EventAsync();
        var desk = await app.UserWithRoleAsync(forum.Id, EventRole.RegistrationDesk);
        var delegation = await app.DelegationAsync(forum);
        for (var number = 0; number < FindAtDesk.MaxPeople + 2; number++)
        {
            await app.MemberAsync(forum, delegation, $"Crowd {number:00}");
        }

        var approved = await app.MemberAsync(forum, delegation, "Crowd 99");
        await app.ApproveAsync(forum, approved);

        var found = await FindAsync(desk, forum, "crowd");

        Assert.Equal(FindAtDesk.MaxPeople, found.Count);
        Assert.Equal(approved, found[0].ParticipationId);
    }

    [Fact]
    public async Task A_walk_in_waits_for_the_officer_and_the_desk_cannot_decide()
    {
        var forum = await app.EventAsync();
        var desk = await app.UserWithRoleAsync(forum.Id, EventRole.RegistrationDesk);
        using var client = await app.ClientAsync(desk);

        var made = await client.PostAsJsonAsync($"/api/events/{forum.Id}/desk/walk-ins", new { name = new { latin = "Walked In" }, categoryId = forum.Staff, organisation = "River Institute" });
        var person = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal(ParticipationState.Submitted, (await app.ParticipationOfAsync(forum, person)).State);
        await (await client.PostAsync($"/api/events/{forum.Id}/participations/{person}/badge/print", null)).ShouldBeAsync(HttpStatusCode.Conflict, "not-approved");
        await Assert.ThrowsAsync<Forbidden>(() => app.SendAsync(desk, new ApproveParticipation(forum.Id, person)));
        await app.SendAsync(forum.Officer, new ApproveParticipation(forum.Id, person));
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsync($"/api/events/{forum.Id}/participations/{person}/badge/print", null)).StatusCode);
    }

    /// <summary>The event's day begins at midnight of its own clocks, eight hours before that of UTC.</summary>
    [Fact]
    public async Task Counts_what_was_handed_over_and_what_of_it_today()
    {
        var forum = await app.EventAsync();
        var desk = await app.UserWithRoleAsync(forum.Id, EventRole.RegistrationDesk);
        var delegation = await app.DelegationAsync(forum);
        var people = new List<Guid>();
        for (var number = 0; number < 3; number++)
        {
            people.Add(await app.MemberAsync(forum, delegation, $"Counted {number}"));
            await app.ApproveAsync(forum, people[^1]);
        }

        await app.SubmitAsync(forum, await app.MemberAsync(forum, delegation, "Waits"));
        await app.SendAsync(desk, new PrintBadge(forum.Id, people[0]));
        await app.SendAsync(desk, new HandOverBadge { EventId = forum.Id, ParticipationId = people[0] });
        var before = await app.SendAsync(desk, new CountAtDesk(forum.Id));
        app.Time.Turn(TimeSpan.FromHours(9));
        await app.SendAsync(desk, new PrintBadge(forum.Id, people[1]));
        await app.SendAsync(desk, new HandOverBadge { EventId = forum.Id, ParticipationId = people[1] });
        await app.SendAsync(desk, new PrintBadge(forum.Id, people[2]));

        Assert.Equal(new DeskCounts(3, 1, 1, 1, 1), before);
        Assert.Equal(new DeskCounts(3, 3, 2, 1, 1), await app.SendAsync(desk, new CountAtDesk(forum.Id)));
    }

    private Task<IReadOnlyList<DeskPerson>> FindAsync(Guid desk, TestEvent forum, string typed) => app.SendAsync(desk, new FindAtDesk(typed) { EventId = forum.Id });

    /// <summary>In the afternoon of an event in Shanghai.</summary>
    public sealed class App(TestDatabases databases) : EventsApp(databases)
    {
        public ShiftedTime Time { get; } = new(new DateTimeOffset(2024, 8, 10, 8, 0, 0, TimeSpan.Zero));

        protected override void Replace(IServiceCollection services) => services.AddSingleton<TimeProvider>(Time);
    }
}
