using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Events.Domain.Access;
using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Accounts;

public sealed class PasskeyTests(AccountsApp app) : IClassFixture<AccountsApp>
{
    private string Origin => app.Address.GetLeftPart(UriPartial.Authority);

    [Fact]
    public async Task Signs_in_with_what_its_owner_has_added_and_counts_as_a_second_factor()
    {
        var forum = await app.EventAsync();
        using var client = await app.InAsync(await app.EmailAsync(forum.Organiser));
        using var key = new SoftwareKey();

        Assert.Equal(HttpStatusCode.NoContent, (await AddAsync(client, key)).StatusCode);
        // The session in which it was added counts as opened with it.
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/api/events/{forum.Id}/rooms")).StatusCode);
        using var other = await app.ClientAsync(null);
        var signedIn = await SignInAsync(other, options => key.Get(options, forum.Organiser, Origin));
        other.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await signedIn.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString());

        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync($"/api/events/{forum.Id}/rooms")).StatusCode);
        Assert.Equal(2, await app.ReadAsync(db => db.UserSessions.CountAsync(session => session.UserId == forum.Organiser && session.Method == SignInMethod.Passkey)));
        // The password alone opens nothing any more, not even the adding of another factor.
        using var weak = await app.InAsync(await app.EmailAsync(forum.Organiser));
        await (await weak.PostAsJsonAsync("/api/auth/authenticator", new { })).ShouldBeAsync(HttpStatusCode.Forbidden, "second-factor-required");
    }

    /// <summary>A16.</summary>
    [Fact]
    public async Task Refuses_an_answer_from_another_site_without_its_owner_or_to_another_question()
    {
        var userId = await app.UserAsync();
        using var client = await app.InAsync(await app.EmailAsync(userId));
        using var key = new SoftwareKey();
        Assert.Equal(HttpStatusCode.NoContent, (await AddAsync(client, key)).StatusCode);
        using var visitor = await app.ClientAsync(null);
        string earlier = "";

        await RefusedAsync(options => key.Get(options, userId, "https://evil.example"));
        await RefusedAsync(options => key.Get(options, userId, Origin, host: "evil.example"));
        await RefusedAsync(options => key.Get(options, userId, Origin, verified: false));
        await RefusedAsync(options => key.Get(options, Guid.NewGuid(), Origin));
        await RefusedAsync(options => new SoftwareKey().Get(options, userId, Origin));
        Assert.Equal(HttpStatusCode.OK, (await SignInAsync(visitor, options => earlier = key.Get(options, userId, Origin))).StatusCode);
        await RefusedAsync(_ => earlier);
        await RefusedAsync(_ => "{}");
        await RefusedAsync(_ => "no json");

        async Task RefusedAsync(Func<string, string> answer) => await (await SignInAsync(visitor, answer)).ShouldBeAsync(HttpStatusCode.BadRequest, "passkey-refused");
    }

    /// <summary>A16: the same answer to the same question, sent twice.</summary>
    [Fact]
    public async Task A_question_is_answered_once()
    {
        var userId = await app.UserAsync();
        using var client = await app.InAsync(await app.EmailAsync(userId));
        using var key = new SoftwareKey();
        await AddAsync(client, key);
        using var visitor = await app.ClientAsync(null);
        var begun = await BeginAsync(visitor, "/api/auth/passkey/begin");
        var credential = key.Get(begun.Options, userId, Origin);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.PostAsJsonAsync("/api/auth/passkey", new { ceremony = begun.Id, credential })));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        var late = await BeginAsync(visitor, "/api/auth/passkey/begin");
        app.Clock.Turn(TimeSpan.FromMinutes(6));
        await (await visitor.PostAsJsonAsync("/api/auth/passkey", new { ceremony = late.Id, credential = key.Get(late.Options, userId, Origin) })).ShouldBeAsync(HttpStatusCode.BadRequest, "passkey-refused");
    }

    /// <summary>A16.</summary>
    [Fact]
    public async Task Adds_none_that_does_not_fit()
    {
        var userId = await app.UserAsync();
        using var client = await app.InAsync(await app.EmailAsync(userId));
        using var stranger = await app.InAsync(await app.EmailAsync(await app.UserAsync()));
        using var key = new SoftwareKey();
        var theirs = await BeginAsync(stranger, "/api/auth/passkeys/begin");

        await (await AddAsync(client, key, name: new string('n', 300))).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
        await (await AddAsync(client, key, origin: "https://evil.example")).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
        await (await AddAsync(client, key, verified: false)).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
        await (await client.PostAsJsonAsync("/api/auth/passkeys", new { ceremony = theirs.Id, credential = key.Create(theirs.Options, Origin), name = "Theirs" })).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
        await (await client.PostAsJsonAsync("/api/auth/passkeys", new { ceremony = Guid.NewGuid(), credential = "{}", name = "None" })).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
        Assert.Equal(0, await app.ReadAsync(db => db.UserPasskeys.CountAsync(passkey => passkey.UserId == userId)));

        Assert.Equal(HttpStatusCode.NoContent, (await AddAsync(client, key)).StatusCode);
        await (await AddAsync(stranger, key)).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
    }

    /// <summary>A16: there is room for twenty; the rule is a conflict, 409.</summary>
    [Fact]
    public async Task Keeps_twenty_and_renames_and_removes_them()
    {
        var userId = await app.UserAsync();
        using var client = await app.InAsync(await app.EmailAsync(userId));
        using var stranger = await app.InAsync(await app.EmailAsync(await app.UserAsync()));
        var keys = Enumerable.Range(0, 21).Select(_ => new SoftwareKey()).ToList();
        foreach (var key in keys.Take(20))
        {
            Assert.Equal(HttpStatusCode.NoContent, (await AddAsync(client, key)).StatusCode);
        }

        await (await AddAsync(client, keys[20])).ShouldBeAsync(HttpStatusCode.Conflict, "too-many-passkeys");
        await (await stranger.PutAsJsonAsync($"/api/auth/passkeys/{keys[0].Id}", new { name = "Mine" })).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        await (await stranger.DeleteAsync($"/api/auth/passkeys/{keys[0].Id}")).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsJsonAsync($"/api/auth/passkeys/{keys[0].Id}", new { name = "Office laptop" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync($"/api/auth/passkeys/{keys[1].Id}")).StatusCode);

        var left = (await client.GetFromJsonAsync<JsonElement>("/api/auth/second-factor")).GetProperty("passkeys").EnumerateArray().ToList();
        Assert.Equal(19, left.Count);
        Assert.Equal("Office laptop", left.Single(passkey => passkey.GetProperty("id").GetString() == keys[0].Id).GetProperty("name").GetString());
        using var visitor = await app.ClientAsync(null);
        await (await SignInAsync(visitor, options => keys[1].Get(options, userId, Origin))).ShouldBeAsync(HttpStatusCode.BadRequest, "passkey-refused");
        keys.ForEach(key => key.Dispose());
    }

    [Fact]
    public async Task The_last_one_stays_with_those_who_need_it_and_a_disabled_account_uses_none()
    {
        var forum = await app.EventAsync();
        using var client = await app.InAsync(await app.EmailAsync(forum.Officer));
        using var key = new SoftwareKey();
        await AddAsync(client, key);

        await (await client.DeleteAsync($"/api/auth/passkeys/{key.Id}")).ShouldBeAsync(HttpStatusCode.Conflict, "second-factor-needed");
        await app.SendAsync(await app.AdministratorAsync(), new DisableAccount(forum.Officer));

        using var visitor = await app.ClientAsync(null);
        await (await SignInAsync(visitor, options => key.Get(options, forum.Officer, Origin))).ShouldBeAsync(HttpStatusCode.BadRequest, "passkey-refused");
    }

    private async Task<HttpResponseMessage> AddAsync(HttpClient client, SoftwareKey key, string name = "Laptop", string? origin = null, bool verified = true)
    {
        var begun = await BeginAsync(client, "/api/auth/passkeys/begin");
        return await client.PostAsJsonAsync("/api/auth/passkeys", new { ceremony = begun.Id, credential = key.Create(begun.Options, origin ?? Origin, verified: verified), name });
    }

    private static async Task<HttpResponseMessage> SignInAsync(HttpClient client, Func<string, string> answer)
    {
        var begun = await BeginAsync(client, "/api/auth/passkey/begin");
        return await client.PostAsJsonAsync("/api/auth/passkey", new { ceremony = begun.Id, credential = answer(begun.Options) });
    }

    private static async Task<(Guid Id, string Options)> BeginAsync(HttpClient client, string address)
    {
        var begun = await (await client.PostAsync(address, null)).Content.ReadFromJsonAsync<JsonElement>();
        return (begun.GetProperty("id").GetGuid(), begun.GetProperty("options").GetString()!);
    }
}
