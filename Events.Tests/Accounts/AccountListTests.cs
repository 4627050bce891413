using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Events.Domain.Access;
using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Accounts;

/// <summary>All accounts, for the administrator: over the API, and on the page.</summary>
public sealed class AccountListTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Only_the_administrator_sees_and_changes_them()
    {
        var forum = await app.EventAsync();
        using var organiser = await app.ClientAsync(forum.Organiser);

        await (await organiser.GetAsync("/api/accounts")).ShouldBeAsync(HttpStatusCode.Forbidden, "forbidden");
        await (await organiser.PostAsync($"/api/accounts/{forum.Officer}/disable", null)).ShouldBeAsync(HttpStatusCode.Forbidden, "forbidden");
        await (await organiser.PostAsync($"/api/accounts/{forum.Officer}/remove-second-factor", null)).ShouldBeAsync(HttpStatusCode.Forbidden, "forbidden");
        using var visitor = await Visitor.SignedInAsync(app, forum.Organiser);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/admin/accounts")).StatusCode);
    }

    /// <summary>Whatever the case, the marks or the database.</summary>
    [Theory]
    [InlineData("josé")]
    [InlineData("JOSE")]
    [InlineData("Quirós")]
    public async Task Finds_an_account_by_part_of_its_name(string typed)
    {
        var userId = await app.UserAsync("José Quirós");
        await app.UserAsync("Josephine Other");
        using var client = await app.ClientAsync(await app.AdministratorAsync());

        var found = await client.GetFromJsonAsync<JsonElement>($"/api/accounts?q={Uri.EscapeDataString(typed)}&pageSize=100");

        Assert.Contains(userId, found.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("userId").GetGuid()));
        Assert.DoesNotContain("Somebody", found.GetRawText());
    }

    /// <summary>A12.</summary>
    [Fact]
    public async Task Disables_and_enables_an_account()
    {
        var userId = await app.UserAsync("Wilma Disabled");
        var email = await app.EmailAsync(userId);
        var administrator = await app.AdministratorAsync();
        using var client = await app.ClientAsync(administrator);
        using var theirs = await app.ClientAsync(userId);

        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync($"/api/accounts/{userId}/disable", null)).StatusCode);
        await (await theirs.GetAsync("/api/auth/me")).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-required");
        await (await theirs.PostAsJsonAsync("/api/auth/sign-in", new { email, password = EventsApp.Password })).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-failed");
        var row = (await client.GetFromJsonAsync<JsonElement>("/api/accounts?q=wilma")).GetProperty("items").EnumerateArray().Single();
        Assert.Equal((email, true, false, 0), (row.GetProperty("email").GetString(), row.GetProperty("isDisabled").GetBoolean(), row.GetProperty("hasSecondFactor").GetBoolean(), row.GetProperty("roles").GetInt32()));

        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync($"/api/accounts/{userId}/enable", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await theirs.PostAsJsonAsync("/api/auth/sign-in", new { email, password = EventsApp.Password })).StatusCode);
        // What was opened before stays closed.
        await (await theirs.GetAsync("/api/auth/me")).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-required");
        var audit = await app.ReadAsync(db => db.AuditEntries.Where(entry => entry.ObjectId == userId).OrderBy(entry => entry.Sequence).Select(entry => new { entry.UserId, entry.Action }).ToListAsync());
        Assert.Equal([(administrator, nameof(DisableAccount)), (administrator, nameof(EnableAccount))], audit.Select(entry => (entry.UserId!.Value, entry.Action)));
    }

    [Fact]
    public async Task Nobody_disables_their_own_account_or_one_that_is_not_there()
    {
        var administrator = await app.AdministratorAsync();
        using var client = await app.ClientAsync(administrator);

        await (await client.PostAsync($"/api/accounts/{administrator}/disable", null)).ShouldBeAsync(HttpStatusCode.Conflict, "own-account");
        await (await client.PostAsync($"/api/accounts/{Guid.NewGuid()}/disable", null)).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Does_it_on_the_page()
    {
        var userId = await app.UserAsync("Xaver Paged");
        using var visitor = await Visitor.SignedInAsync(app, await app.AdministratorAsync());
        Assert.Contains("Xaver Paged", await visitor.ReadAsync("/admin/accounts?q=Xaver"));

        Assert.Equal("/admin/accounts", (await visitor.SubmitAsync("/admin/accounts", $"/admin/accounts/{userId}/disable")).Headers.Location!.OriginalString);

        Assert.Contains("Enable: Xaver Paged", await visitor.ReadAsync("/admin/accounts?q=xaver"));
        Assert.True(await app.ReadAsync(db => db.Users.Where(user => user.Id == userId).Select(user => user.IsDisabled).SingleAsync()));
    }

    [Theory]
    [InlineData("q=%25")]
    [InlineData("q=_")]
    [InlineData("q='%3b--")]
    public async Task Searches_signs_as_they_are(string query)
    {
        using var client = await app.ClientAsync(await app.AdministratorAsync());

        Assert.Equal(0, (await client.GetFromJsonAsync<JsonElement>($"/api/accounts?{query}")).GetProperty("total").GetInt32());
        await (await client.GetAsync("/api/accounts?pageSize=101")).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
    }
}
