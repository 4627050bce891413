using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Events.Domain.Access;
using Events.Infrastructure.Access;
using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Accounts;

public sealed class SessionTests(AccountsApp app) : IClassFixture<AccountsApp>
{
    /// <summary>A12: a cookie that was kept, and a token.</summary>
    [Fact]
    public async Task A_kept_cookie_or_token_is_worth_nothing_after_signing_out()
    {
        var userId = await app.UserAsync();
        using var visitor = await Visitor.SignedInAsync(app, userId);
        var cookie = visitor.CookieOf(app, "events");
        using var token = await app.InAsync(await app.EmailAsync(userId));
        Assert.Equal(HttpStatusCode.OK, (await WithCookieAsync(cookie, "/account")).StatusCode);

        await visitor.SubmitAsync("/account", "/sign-out");
        Assert.Equal(HttpStatusCode.NoContent, (await token.PostAsync("/api/auth/sign-out", null)).StatusCode);

        Assert.Equal("/sign-in", (await WithCookieAsync(cookie, "/account")).Headers.Location!.AbsolutePath);
        await (await WithCookieAsync(cookie, "/api/auth/me")).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-required");
        await (await token.GetAsync("/api/auth/me")).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    /// <summary>A12: disabled, over the administrator's page; and another server that has read the session a moment ago.</summary>
    [Fact]
    public async Task A_disabled_user_is_out_within_fifteen_seconds_on_every_server()
    {
        var userId = await app.UserAsync();
        using var token = await app.InAsync(await app.EmailAsync(userId));
        Assert.Equal(HttpStatusCode.OK, (await token.GetAsync("/api/auth/me")).StatusCode);

        // As another server would do it: nothing tells this process.
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Infrastructure.Persistence.EventsDb>().Users.Where(user => user.Id == userId).ExecuteUpdateAsync(set => set.SetProperty(user => user.IsDisabled, true));
        }

        app.Clock.Turn(TimeSpan.FromSeconds(15));
        await (await token.GetAsync("/api/auth/me")).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-required");
        await (await app.TryAsync(await app.EmailAsync(userId))).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-failed");
    }

    /// <summary>A sign of life is no newer knowledge of the row: it is read again in its time, on a server that nothing tells.</summary>
    [Fact]
    public async Task Being_in_use_does_not_keep_an_ended_session_any_longer()
    {
        var userId = await app.UserAsync();
        using var token = await app.InAsync(await app.EmailAsync(userId));
        app.Clock.Turn(TimeSpan.FromSeconds(61));
        (await token.GetAsync("/api/auth/me")).EnsureSuccessStatusCode();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Infrastructure.Persistence.EventsDb>().UserSessions.Where(session => session.UserId == userId)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedUtc, app.Now).SetProperty(session => session.LastSeenUtc, app.Now.AddMinutes(-2)));
        }

        // What this process remembers is nine seconds old, and is due for another sign of life.
        app.Clock.Turn(TimeSpan.FromSeconds(9));
        await token.GetAsync("/api/auth/me");
        app.Clock.Turn(TimeSpan.FromSeconds(2));

        await (await token.GetAsync("/api/auth/me")).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    /// <summary>A row that was read before it ended, and would be remembered after.</summary>
    [Fact]
    public void What_was_read_before_something_was_forgotten_is_not_remembered()
    {
        var memory = new SessionMemory();
        var session = new LiveSession(Guid.NewGuid(), Guid.NewGuid(), SignInMethod.Password, app.Now, app.Now.AddHours(1));
        var before = memory.Forgotten;
        memory.Forget(session.UserId);

        memory.Keep(session, app.Now, before);
        Assert.Null(memory.Find(session.Id, app.Now));

        memory.Keep(session, app.Now, memory.Forgotten);
        Assert.Equal(session, memory.Find(session.Id, app.Now));
    }

    [Fact]
    public async Task An_open_page_can_ask_whether_its_session_lives()
    {
        var userId = await app.UserAsync();
        using var token = await app.InAsync(await app.EmailAsync(userId));
        var id = await app.ReadAsync(db => db.UserSessions.Where(session => session.UserId == userId).Select(session => session.Id).SingleAsync());
        Assert.True(await IsAliveAsync());

        await app.SendAsync(await app.AdministratorAsync(), new DisableAccount(userId));

        Assert.False(await IsAliveAsync());
        await (await token.GetAsync("/api/auth/me")).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-required");

        async Task<bool> IsAliveAsync()
        {
            await using var scope = app.Services.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<ISessions>().IsAliveAsync(id, default);
        }
    }

    /// <summary>A14: what the browser brought along is not what it goes on with.</summary>
    [Fact]
    public async Task Signing_in_opens_another_session_and_ends_the_one_before()
    {
        var userId = await app.UserAsync();
        using var visitor = await Visitor.SignedInAsync(app, userId);
        var first = visitor.CookieOf(app, "events");

        await visitor.SubmitAsync("/account", "/sign-in", new() { ["email"] = await app.EmailAsync(userId), ["password"] = EventsApp.Password });

        Assert.NotEqual(first, visitor.CookieOf(app, "events"));
        Assert.Equal("/sign-in", (await WithCookieAsync(first, "/account")).Headers.Location!.AbsolutePath);
        Assert.Equal((2, 1), await app.ReadAsync(async db => (await db.UserSessions.CountAsync(session => session.UserId == userId), await db.UserSessions.CountAsync(session => session.UserId == userId && session.EndedUtc == null))));
    }

    /// <summary>A15.</summary>
    [Fact]
    public async Task Ends_after_half_an_hour_of_silence()
    {
        var userId = await app.UserAsync();
        using var visitor = await Visitor.SignedInAsync(app, userId);
        using var token = await app.InAsync(await app.EmailAsync(userId));
        for (var step = 0; step < 3; step++)
        {
            app.Clock.Turn(TimeSpan.FromMinutes(29));
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/account")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await token.GetAsync("/api/auth/me")).StatusCode);
        }

        app.Clock.Turn(TimeSpan.FromMinutes(30));

        Assert.Equal("/sign-in", (await visitor.GetAsync("/account")).Headers.Location!.AbsolutePath);
        await (await token.GetAsync("/api/auth/me")).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    /// <summary>A15.</summary>
    [Fact]
    public async Task Ends_after_twelve_hours_however_busy()
    {
        var userId = await app.UserAsync();
        using var visitor = await Visitor.SignedInAsync(app, userId);
        using var token = await app.InAsync(await app.EmailAsync(userId));
        for (var step = 0; step < 28; step++)
        {
            app.Clock.Turn(TimeSpan.FromMinutes(25));
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/account")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await token.GetAsync("/api/auth/me")).StatusCode);
        }

        app.Clock.Turn(TimeSpan.FromMinutes(21));

        Assert.Equal("/sign-in", (await visitor.GetAsync("/account")).Headers.Location!.AbsolutePath);
        await (await token.GetAsync("/api/auth/me")).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Fact]
    public async Task Shows_where_somebody_is_signed_in_and_ends_one_or_all()
    {
        var userId = await app.UserAsync();
        var email = await app.EmailAsync(userId);
        using var phone = await app.InAsync(email);
        using var desk = await app.InAsync(email);
        using var stranger = await app.InAsync(await app.EmailAsync(await app.UserAsync()));

        var sessions = await desk.GetFromJsonAsync<JsonElement>("/api/auth/sessions");
        Assert.Equal(2, sessions.GetArrayLength());
        var other = sessions.EnumerateArray().Single(session => !session.GetProperty("isThis").GetBoolean()).GetProperty("id").GetGuid();
        await (await stranger.DeleteAsync($"/api/auth/sessions/{other}")).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Equal(HttpStatusCode.NoContent, (await desk.DeleteAsync($"/api/auth/sessions/{other}")).StatusCode);
        await (await phone.GetAsync("/api/auth/me")).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-required");

        using var third = await app.InAsync(email);
        Assert.Equal(HttpStatusCode.NoContent, (await desk.PostAsync("/api/auth/sessions/end-all", null)).StatusCode);
        await (await desk.GetAsync("/api/auth/me")).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-required");
        await (await third.GetAsync("/api/auth/me")).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-required");
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/api/auth/me")).StatusCode);
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge, Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1", "Safari, iPhone")]
    [InlineData("Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36", "Chrome, Android")]
    [InlineData("curl/8.5.0", "curl")]
    [InlineData("", "")]
    public void Names_a_device_as_its_owner_would(string userAgent, string name) => Assert.Equal(name, Infrastructure.Access.Devices.NameOf(userAgent));

    private async Task<HttpResponseMessage> WithCookieAsync(string cookie, string address)
    {
        using var client = await app.ClientAsync(null);
        client.DefaultRequestHeaders.Add("Cookie", $"events={cookie}");
        client.DefaultRequestHeaders.Add("Accept", address.StartsWith("/api", StringComparison.Ordinal) ? "application/json" : "text/html");
        return await client.GetAsync(address);
    }
}
