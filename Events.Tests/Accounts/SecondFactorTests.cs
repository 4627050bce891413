using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Events.Domain.Access;
using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Events.Tests.Accounts;

public sealed class SecondFactorTests(AccountsApp app) : IClassFixture<AccountsApp>
{
    /// <summary>The test vectors of RFC 6238, appendix B, to six digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Makes_the_codes_that_every_app_makes(long seconds, string code)
    {
        var secret = "12345678901234567890"u8.ToArray();

        Assert.Equal(code, OneTimeCode.At(secret, DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime));
        Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", OneTimeCode.KeyOf(secret));
        Assert.Equal(secret, Base32.Read(OneTimeCode.KeyOf(secret)));
    }

    [Theory]
    [InlineData(EventRole.Administrator, true)]
    [InlineData(EventRole.Organiser, true)]
    [InlineData(EventRole.AccreditationOfficer, true)]
    [InlineData(EventRole.RegistrationDesk, false)]
    [InlineData(EventRole.Viewer, false)]
    public async Task Only_those_who_decide_need_one(EventRole role, bool needed)
    {
        var forum = await app.EventAsync();
        var userId = role is EventRole.Administrator ? await app.AdministratorAsync() : await app.UserWithRoleAsync(forum.Id, role);
        using var client = await app.InAsync(await app.EmailAsync(userId));

        var read = await client.GetAsync($"/api/events/{forum.Id}/rooms");

        if (!needed)
        {
            Assert.Equal(HttpStatusCode.OK, read.StatusCode);
            return;
        }

        await read.ShouldBeAsync(HttpStatusCode.Forbidden, "second-factor-required");
        await (await client.GetAsync("/api/countries")).ShouldBeAsync(HttpStatusCode.Forbidden, "second-factor-required");
        await (await client.GetAsync("/api/auth/sessions")).ShouldBeAsync(HttpStatusCode.Forbidden, "second-factor-required");
        await (await client.PutAsJsonAsync("/api/auth/password", new { password = EventsApp.Password, newPassword = "four otters drink tea" })).ShouldBeAsync(HttpStatusCode.Forbidden, "second-factor-required");
        Assert.NotEqual(HttpStatusCode.OK, (await client.GetAsync("/admin/hangfire")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/auth/me")).StatusCode);

        // Setting one up is what they may do, and with it this session is as good as one that was opened with it.
        await app.SetUpAsync(client);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/api/events/{forum.Id}/rooms")).StatusCode);
    }

    [Fact]
    public async Task Leads_them_to_where_it_is_set_up_from_every_page()
    {
        var forum = await app.EventAsync();
        using var visitor = await Visitor.SignedInAsync(app, forum.Organiser);

        foreach (var page in (string[])["/", $"/events/{forum.Id}", "/account", "/account/password", "/admin/accounts"])
        {
            Assert.Equal("/account/second-factor", (await visitor.GetAsync(page)).Headers.Location?.OriginalString);
        }

        Assert.Contains("Your role opens much", await visitor.ReadAsync("/account/second-factor"));
        Assert.Equal("/", (await visitor.SubmitAsync("/account/second-factor", "/sign-out")).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Asks_for_a_code_once_it_is_set_up()
    {
        var (email, key, _) = await WithAuthenticatorAsync();

        await (await app.TryAsync(email)).ShouldBeAsync(HttpStatusCode.Unauthorized, "second-step-required");
        await (await app.TryAsync(email, code: "000000")).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-failed");
        await (await app.TryAsync(email, "not this one at all", code: app.NextCodeOf(key))).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-failed");
        Assert.Equal(HttpStatusCode.OK, (await app.TryAsync(email, code: app.NextCodeOf(key))).StatusCode);
    }

    /// <summary>A18: also at the same moment, and an older code after a newer one.</summary>
    [Fact]
    public async Task A_code_lets_in_once()
    {
        var (email, key, _) = await WithAuthenticatorAsync();
        var older = app.NextCodeOf(key);
        var code = app.NextCodeOf(key);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.TryAsync(email, code: code)));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        await (await app.TryAsync(email, code: code)).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-failed");
        await (await app.TryAsync(email, code: older)).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-failed");
    }

    /// <summary>A17: refused as a wrong code is, 401.</summary>
    [Fact]
    public async Task A_recovery_code_lets_in_once()
    {
        var (email, _, codes) = await WithAuthenticatorAsync();
        Assert.Equal(10, codes.Distinct().Count());

        Assert.Equal(HttpStatusCode.OK, (await app.TryAsync(email, recoveryCode: codes[0].ToUpperInvariant().Replace('-', ' '))).StatusCode);
        await (await app.TryAsync(email, recoveryCode: codes[0])).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-failed");
        using var client = await app.InAsync(email, recoveryCode: codes[1]);
        Assert.Equal(8, (await client.GetFromJsonAsync<JsonElement>("/api/auth/second-factor")).GetProperty("recoveryCodesLeft").GetInt32());

        // New ones void the old ones; the plain codes are in no table.
        var made = await client.PostAsJsonAsync("/api/auth/recovery-codes", new { password = EventsApp.Password });
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        await (await app.TryAsync(email, recoveryCode: codes[2])).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-failed");
        await (await client.PostAsJsonAsync("/api/auth/recovery-codes", new { password = "not this one at all" })).ShouldBeAsync(HttpStatusCode.Conflict, "password-wrong");
    }

    [Fact]
    public async Task Wrong_codes_lock_like_wrong_passwords()
    {
        var (email, key, _) = await WithAuthenticatorAsync();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await app.TryAsync(email, code: "000000");
        }

        await (await app.TryAsync(email, code: app.NextCodeOf(key))).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-failed");
    }

    /// <summary>Else whoever has stolen the password would add a factor of their own.</summary>
    [Fact]
    public async Task With_the_password_alone_nobody_adds_another_to_an_account_that_has_one()
    {
        var (email, key, _) = await WithAuthenticatorAsync();
        // A session from before the authenticator was set up, on another device.
        var userId = await app.ReadAsync(db => db.Users.Where(user => user.Email == email).Select(user => user.Id).SingleAsync());
        using var strong = await app.InAsync(email, code: app.NextCodeOf(key));
        await using (var db = TestDatabases.Open(app.ConnectionString))
        {
            await db.UserSessions.Where(session => session.UserId == userId).ExecuteUpdateAsync(set => set.SetProperty(session => session.Method, SignInMethod.Password));
        }

        app.Clock.Turn(TimeSpan.FromSeconds(15));
        await (await strong.PostAsJsonAsync("/api/auth/authenticator", new { password = EventsApp.Password })).ShouldBeAsync(HttpStatusCode.Forbidden, "second-factor-required");
        await (await strong.PostAsync("/api/auth/passkeys/begin", null)).ShouldBeAsync(HttpStatusCode.Forbidden, "second-factor-required");
    }

    [Fact]
    public async Task Who_needs_one_replaces_it_and_does_not_turn_it_off()
    {
        var forum = await app.EventAsync();
        using var client = await app.InAsync(await app.EmailAsync(forum.Organiser));
        var (key, _) = await app.SetUpAsync(client);

        await (await client.PostAsJsonAsync("/api/auth/authenticator/turn-off", new { password = EventsApp.Password })).ShouldBeAsync(HttpStatusCode.Conflict, "second-factor-needed");
        await (await client.PostAsJsonAsync("/api/auth/authenticator", new { })).ShouldBeAsync(HttpStatusCode.Conflict, "password-wrong");
        var begun = await client.PostAsJsonAsync("/api/auth/authenticator", new { password = EventsApp.Password });
        var other = (await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("key").GetString()!;
        Assert.NotEqual(key, other);

        // The old one counts until the new one is confirmed.
        Assert.Equal(HttpStatusCode.OK, (await app.TryAsync(await app.EmailAsync(forum.Organiser), code: app.NextCodeOf(key))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.PostAsJsonAsync("/api/auth/authenticator/enable", new { code = app.NextCodeOf(other) })).StatusCode);
        await (await app.TryAsync(await app.EmailAsync(forum.Organiser), code: app.NextCodeOf(key))).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-failed");
        Assert.Equal(HttpStatusCode.OK, (await app.TryAsync(await app.EmailAsync(forum.Organiser), code: app.NextCodeOf(other))).StatusCode);
    }

    [Fact]
    public async Task Who_needs_none_turns_it_off()
    {
        var (email, key, _) = await WithAuthenticatorAsync();
        using var client = await app.InAsync(email, code: app.NextCodeOf(key));

        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync("/api/auth/authenticator/turn-off", new { password = EventsApp.Password })).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await app.TryAsync(email)).StatusCode);
    }

    [Fact]
    public async Task The_second_step_on_a_page_needs_the_first()
    {
        var (email, key, codes) = await WithAuthenticatorAsync();
        using var visitor = new Visitor(app);
        var asked = await visitor.SubmitAsync("/sign-in", "/sign-in?ReturnUrl=/account", new() { ["email"] = email, ["password"] = EventsApp.Password });
        var step = asked.FieldOf("step", await asked.PageAsync());

        var forged = await visitor.SubmitAsync("/sign-in", "/sign-in/code", new() { ["step"] = "A" + step[1..], ["code"] = app.NextCodeOf(key) });
        var wrong = await visitor.SubmitAsync("/sign-in", "/sign-in/code", new() { ["step"] = step, ["code"] = "000000" });
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (forged.StatusCode, wrong.StatusCode));
        app.Clock.Turn(TimeSpan.FromMinutes(6));
        var late = await visitor.SubmitAsync("/sign-in", "/sign-in/code", new() { ["step"] = step, ["code"] = app.CodeOf(key) });
        Assert.Equal(HttpStatusCode.Unauthorized, late.StatusCode);

        var again = await visitor.SubmitAsync("/sign-in", "/sign-in?ReturnUrl=/account", new() { ["email"] = email, ["password"] = EventsApp.Password });
        var open = await visitor.SubmitAsync("/sign-in", "/sign-in/code?ReturnUrl=/account", new() { ["step"] = again.FieldOf("step", await again.PageAsync()), ["code"] = codes[5] });
        Assert.Equal((HttpStatusCode.Redirect, "/account"), (open.StatusCode, open.Headers.Location!.OriginalString));
        Assert.Contains("Password and recovery code", await visitor.ReadAsync("/account"));
    }

    [Fact]
    public async Task An_administrator_takes_off_what_somebody_has_lost()
    {
        var (email, _, _) = await WithAuthenticatorAsync();
        var userId = await app.ReadAsync(db => db.Users.Where(user => user.Email == email).Select(user => user.Id).SingleAsync());

        await app.SendAsync(await app.AdministratorAsync(), new RemoveSecondFactor(userId));

        Assert.Equal(HttpStatusCode.OK, (await app.TryAsync(email)).StatusCode);
    }

    /// <summary>Somebody without a role, with an authenticator.</summary>
    private async Task<(string Email, string Key, IReadOnlyList<string> Codes)> WithAuthenticatorAsync()
    {
        var email = await app.EmailAsync(await app.UserAsync());
        using var client = await app.InAsync(email);
        var (key, codes) = await app.SetUpAsync(client);
        return (email, key, codes);
    }
}
