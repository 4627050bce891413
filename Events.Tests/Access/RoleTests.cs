using System.Net;
using System.Net.Http.Json;
using Events.Domain.Access;
using Events.Domain.Audit;
using Events.Domain.Common;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Access;

public sealed class RoleTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Makes_an_account_with_its_first_role()
    {
        var forum = await app.EventAsync();
        var client = await app.ClientAsync(forum.Organiser);
        var email = $"{Guid.NewGuid():N}@example.org";

        await (await client.PostAsJsonAsync($"/api/events/{forum.Id}/roles", new { email, role = "registrationDesk", displayName = "Desk one", password = EventsApp.Password })).MadeAsync();

        var desk = await app.ReadAsync(db => db.Users.SingleAsync(user => user.Email == email));
        var me = await app.SendAsync(desk.Id, new GetMe());
        Assert.Equal(new MyRole(forum.Id, EventRole.RegistrationDesk, null), Assert.Single(me.Roles));
        using var theirs = await app.ClientAsync(desk.Id);
        Assert.Equal(HttpStatusCode.OK, (await theirs.GetAsync($"/api/events/{forum.Id}/rooms")).StatusCode);
        await (await theirs.GetAsync($"/api/events/{forum.Id}/roles")).ShouldBeAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task Refuses_a_short_password_and_makes_nothing()
    {
        var forum = await app.EventAsync();
        var email = $"{Guid.NewGuid():N}@example.org";

        var refused = await Assert.ThrowsAsync<RuleViolation>(() => app.SendAsync(forum.Organiser, new AssignRole(email, EventRole.Viewer, null, "Viewer", "short") { EventId = forum.Id }));

        Assert.Equal("password-refused", refused.Code);
        Assert.False(await app.ReadAsync(db => db.Users.AnyAsync(user => user.Email == email)));
    }

    [Fact]
    public async Task Takes_a_role_away_at_once_and_signs_its_holder_out()
    {
        var forum = await app.EventAsync();
        var viewer = await app.UserWithRoleAsync(forum.Id, EventRole.Viewer);
        using var client = await app.ClientAsync(viewer);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/api/events/{forum.Id}/rooms")).StatusCode);
        var role = (await app.SendAsync(forum.Organiser, new ListRoles(forum.Id))).Single(row => row.Account.UserId == viewer);

        await app.SendAsync(forum.Organiser, new RemoveRole(forum.Id, role.Id));

        await (await client.GetAsync($"/api/events/{forum.Id}/rooms")).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-required");
        using var again = await app.ClientAsync(viewer);
        await (await again.GetAsync($"/api/events/{forum.Id}/rooms")).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Keeps_the_last_organiser()
    {
        var forum = await app.EventAsync();
        var role = (await app.SendAsync(forum.Organiser, new ListRoles(forum.Id))).Single(row => row.Role is EventRole.Organiser);

        var refused = await Assert.ThrowsAsync<RuleViolation>(() => app.SendAsync(forum.Organiser, new RemoveRole(forum.Id, role.Id)));

        Assert.Equal("last-organiser", refused.Code);
    }

    [Fact]
    public async Task Refuses_the_administrator_role_and_a_foreign_delegation()
    {
        var forum = await app.EventAsync();
        using var client = await app.ClientAsync(forum.Organiser);

        await (await client.PostAsJsonAsync($"/api/events/{forum.Id}/roles", new { email = "a@example.org", role = "administrator" })).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
        await (await client.PostAsJsonAsync($"/api/events/{forum.Id}/roles", new { email = "a@example.org", role = "focalPoint", delegationId = Guid.NewGuid() })).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Writes_down_who_did_what_without_values()
    {
        var forum = await app.EventAsync();
        var email = $"{Guid.NewGuid():N}@example.org";
        await app.SendAsync(forum.Organiser, new AssignRole(email, EventRole.Viewer, null, "Canary Name", EventsApp.Password) { EventId = forum.Id });

        var row = (await app.SendAsync(forum.Organiser, new ListAudit(forum.Id, null, 1, 10))).Items[0];

        Assert.Equal((forum.Organiser, nameof(AssignRole), nameof(RoleAssignment), AuditChange.Added), (row.UserId, row.Action, row.ObjectType, row.Change));
        Assert.DoesNotContain("Canary", row.Fields);
        Assert.DoesNotContain(email, row.Fields);
    }

    [Fact]
    public async Task The_jobs_dashboard_is_the_administrators()
    {
        var forum = await app.EventAsync();

        Assert.Equal(HttpStatusCode.OK, (await (await app.ClientAsync(await app.AdministratorAsync())).GetAsync("/admin/hangfire")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.ClientAsync(forum.Organiser)).GetAsync("/admin/hangfire")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await (await app.ClientAsync(null)).GetAsync("/admin/hangfire")).StatusCode);
    }
}
