using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using Events.Domain.Access;
using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Setup = Events.Api.Setup;

namespace Events.Tests.Accounts;

/// <summary>Cookies, and over which connections somebody may sign in.</summary>
public sealed class ConnectionTests(AccountsApp app) : IClassFixture<AccountsApp>
{
    /// <summary>K3.</summary>
    [Theory]
    [InlineData("https", "__Host-events", true)]
    [InlineData("http", "events", false)]
    public async Task The_cookies_are_as_strict_as_the_connection_lets_them(string scheme, string name, bool secure)
    {
        using var client = await app.ClientAsync(null);
        client.DefaultRequestHeaders.Add(AccountsApp.SchemeHeader, scheme);

        var signedIn = await client.PostAsJsonAsync("/api/auth/sign-in", new { email = await app.EmailAsync(await app.UserAsync()), password = EventsApp.Password, cookie = true });
        var form = await client.GetAsync("/sign-in");

        Check(Assert.Single(signedIn.Headers.GetValues("Set-Cookie")), name);
        Check(Assert.Single(form.Headers.GetValues("Set-Cookie")), $"{name}-form");

        void Check(string cookie, string begins)
        {
            Assert.StartsWith($"{begins}=", cookie, StringComparison.Ordinal);
            Assert.Contains("; path=/;", cookie, StringComparison.Ordinal);
            Assert.Contains("; httponly", cookie, StringComparison.Ordinal);
            Assert.Contains("; samesite=lax", cookie, StringComparison.Ordinal);
            Assert.DoesNotContain("domain", cookie, StringComparison.Ordinal);
            Assert.Equal(secure, cookie.Contains("; secure", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("http", "192.0.2.7", null, null, false)]
    [InlineData("http", "::ffff:192.0.2.7", null, null, false)]
    [InlineData("http", "2001:db8::7", null, null, false)]
    [InlineData("http", "127.0.0.1", "X-Forwarded-Proto", "https", false)]
    [InlineData("http", "127.0.0.1", "X-Forwarded-For", "192.0.2.7", false)]
    [InlineData("http", "::1", "Forwarded", "for=192.0.2.7;proto=https", false)]
    [InlineData("http", "127.0.0.1", null, null, true)]
    [InlineData("http", "::ffff:127.0.0.1", null, null, true)]
    [InlineData("http", "::1", null, null, true)]
    [InlineData("https", "192.0.2.7", null, null, true)]
    public async Task Signs_nobody_in_over_plain_http_from_another_machine(string scheme, string remote, string? header, string? value, bool allowed)
    {
        using var client = await app.ClientAsync(null);
        client.DefaultRequestHeaders.Add(AccountsApp.SchemeHeader, scheme);
        client.DefaultRequestHeaders.Add(AccountsApp.RemoteHeader, remote);
        if (!System.Net.IPAddress.IsLoopback(System.Net.IPAddress.Parse(remote)))
        {
            // "localhost" would be their own machine.
            client.DefaultRequestHeaders.Host = "forum.test";
        }

        if (header is not null)
        {
            client.DefaultRequestHeaders.Add(header, value);
        }

        var credentials = new { email = await app.EmailAsync(await app.UserAsync()), password = EventsApp.Password };
        var answer = await client.PostAsJsonAsync("/api/auth/sign-in", credentials);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Add("Accept", "text/html");
        var page = await client.SendAsync(request);

        var invited = await client.PostAsJsonAsync("/api/invitations/accept", new { token = new string('A', 26), password = EventsApp.Password });

        if (allowed)
        {
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound), (answer.StatusCode, page.StatusCode, invited.StatusCode));
            return;
        }

        await invited.ShouldBeAsync(HttpStatusCode.Forbidden, "https-required");
        await answer.ShouldBeAsync(HttpStatusCode.Forbidden, "https-required");
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Contains("Not over this connection", await page.PageAsync());
        Assert.DoesNotContain("<input", await page.PageAsync());
    }

    /// <summary>A13: sealed by other keys, or for another application; the control is sealed by ours.</summary>
    [Fact]
    public async Task A_cookie_that_another_key_or_application_has_sealed_is_none()
    {
        var userId = await app.UserAsync();
        using var first = await app.InAsync(await app.EmailAsync(userId));
        var session = await app.ReadAsync(db => db.UserSessions.SingleAsync(session => session.UserId == userId));
        var ring = app.Services.GetRequiredService<IDataProtectionProvider>();

        Assert.Equal(HttpStatusCode.OK, await ReadAsync(Seal(ring)));
        Assert.Equal(HttpStatusCode.Unauthorized, await ReadAsync(Seal(new EphemeralDataProtectionProvider())));
        Assert.Equal(HttpStatusCode.Unauthorized, await ReadAsync(Seal(ring.CreateProtector("Another application"))));

        string Seal(IDataProtectionProvider provider) => new TicketDataFormat(provider.CreateProtector("Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationMiddleware", IdentityConstants.ApplicationScheme, "v2"))
            .Protect(new AuthenticationTicket(Setup.Accounts.PrincipalOf(session), new AuthenticationProperties { IssuedUtc = app.Clock.GetUtcNow(), ExpiresUtc = app.Clock.GetUtcNow().AddHours(1) }, IdentityConstants.ApplicationScheme));

        async Task<HttpStatusCode> ReadAsync(string cookie)
        {
            using var client = await app.ClientAsync(null);
            client.DefaultRequestHeaders.Add("Cookie", $"events={cookie}");
            return (await client.GetAsync("/api/auth/me")).StatusCode;
        }
    }

    /// <summary>A sealed cookie is worth its session, and that only for its own user.</summary>
    [Fact]
    public void A_principal_names_its_user_and_its_session()
    {
        var session = new UserSession(Guid.NewGuid(), SignInMethod.Password, "", app.Now, TimeSpan.FromHours(12));

        var principal = Setup.Accounts.PrincipalOf(session);

        Assert.Equal((session.UserId, session.Id), (Setup.Accounts.UserIdOf(principal), Setup.Accounts.SessionIdOf(principal)));
        Assert.Null(Setup.Accounts.SessionIdOf(new ClaimsPrincipal(new ClaimsIdentity())));
    }
}
