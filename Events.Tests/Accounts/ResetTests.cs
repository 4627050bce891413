using System.Net;
using System.Net.Http.Json;
using Events.Domain.Access;
using Events.Domain.Links;
using Events.Domain.Outbox;
using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Events.Tests.Accounts;

/// <summary>From "I have forgotten my password" to the next sign-in.</summary>
public sealed class ResetTests(ResetTests.App app) : IClassFixture<ResetTests.App>
{
    private const string Other = "four otters drink tea";

    [Fact]
    public async Task Sets_a_new_password_by_the_link_and_ends_all_sessions()
    {
        var userId = await app.UserAsync();
        var email = await app.EmailAsync(userId);
        using var before = await app.InAsync(email);
        using var visitor = new Visitor(app, "zh");

        Assert.Equal(HttpStatusCode.OK, (await visitor.SubmitAsync("/forgot", "/forgot", new() { ["email"] = email.ToUpperInvariant() })).StatusCode);
        var mail = await app.ReadAsync(db => db.Mails.SingleAsync(mail => mail.To == email));
        Assert.Equal((MailKind.PasswordReset, "zh", (Guid?)null), (mail.Kind, mail.Language, mail.EventId));
        var token = await app.TokenAsync(email);
        var done = await visitor.SubmitAsync($"/reset?token={token}", "/reset", new() { ["token"] = token, ["password"] = Other });

        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        await (await before.GetAsync("/api/auth/me")).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-required");
        await (await app.TryAsync(email)).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-failed");
        Assert.Equal(HttpStatusCode.OK, (await app.TryAsync(email, Other)).StatusCode);
    }

    /// <summary>A5: the mail names the address that the operator has set, whatever the request said of itself.</summary>
    [Fact]
    public async Task The_link_leads_to_this_site_whatever_host_the_request_names()
    {
        var email = await app.EmailAsync(await app.UserAsync());
        using var client = await app.ClientAsync(null);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/forgot") { Content = JsonContent.Create(new { email }) };
        request.Headers.Host = "evil.test";
        await client.SendAsync(request);
        using var forwarded = new HttpRequestMessage(HttpMethod.Post, "/api/auth/forgot") { Content = JsonContent.Create(new { email }) };
        forwarded.Headers.Add("X-Forwarded-Host", "evil.test");
        await (await client.SendAsync(forwarded)).ShouldBeAsync(HttpStatusCode.Forbidden, "https-required");
        using var plain = await client.PostAsJsonAsync("/api/auth/forgot", new { email });

        var folder = Path.Combine(app.DataDirectory, "mail");
        foreach (var mail in await app.ReadAsync(db => db.Mails.Where(mail => mail.To == email).Select(mail => mail.Id).ToListAsync()))
        {
            await app.FinishedAsync(await app.ReadAsync(db => db.JobRequests.Where(job => job.SubjectId == mail).Select(job => job.Id).SingleAsync()));
            var text = (await File.ReadAllTextAsync(Path.Combine(folder, $"{mail:N}.eml"))).Replace("=\r\n", "", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);
            Assert.Contains("https://forum.example.org/reset?token=", text, StringComparison.Ordinal);
            Assert.DoesNotContain("evil", text, StringComparison.Ordinal);
        }
    }

    /// <summary>A6: used, too old, called back by another password, nobody's; each 410 or 404 and nothing changed.</summary>
    [Fact]
    public async Task A_link_works_once_for_an_hour_and_for_its_own_account()
    {
        var email = await app.EmailAsync(await app.UserAsync());
        using var client = await app.ClientAsync(null);
        var used = await app.AskAsync(email);
        Assert.Equal(HttpStatusCode.NoContent, (await ResetAsync(used)).StatusCode);
        await (await ResetAsync(used)).ShouldBeAsync(HttpStatusCode.Gone, "link-used");

        var other = await app.EmailAsync(await app.UserAsync());
        var (first, second) = (await app.AskAsync(other), await app.AskAsync(other));
        Assert.Equal(HttpStatusCode.NoContent, (await ResetAsync(second)).StatusCode);
        await (await ResetAsync(first)).ShouldBeAsync(HttpStatusCode.Gone, "link-revoked");

        var third = await app.UserAsync();
        var changed = await app.AskAsync(await app.EmailAsync(third));
        await app.SendAsync(third, new ChangePassword(EventsApp.Password, Other));
        await (await ResetAsync(changed)).ShouldBeAsync(HttpStatusCode.Gone, "link-revoked");

        var late = await app.AskAsync(await app.EmailAsync(await app.UserAsync()));
        app.Clock.Turn(TimeSpan.FromMinutes(61));
        var before = await app.DigestAsync();
        await (await ResetAsync(late)).ShouldBeAsync(HttpStatusCode.Gone, "link-expired");
        await (await ResetAsync(late[..^1] + (late[^1] == '0' ? '1' : '0'))).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        await (await ResetAsync("")).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Equal(before, await app.DigestAsync());

        Task<HttpResponseMessage> ResetAsync(string token) => client.PostAsJsonAsync("/api/auth/reset", new { token, password = Other });
    }

    /// <summary>A6: two at the same moment.</summary>
    [Fact]
    public async Task Of_two_at_once_one_sets_the_password()
    {
        var email = await app.EmailAsync(await app.UserAsync());
        var token = await app.AskAsync(email);
        using var client = await app.ClientAsync(null);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => client.PostAsJsonAsync("/api/auth/reset", new { token, password = $"{Other} {number}" })));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_refused_password_leaves_the_link_alive()
    {
        var email = await app.EmailAsync(await app.UserAsync());
        var token = await app.AskAsync(email);
        using var visitor = new Visitor(app);

        var refused = await visitor.SubmitAsync($"/reset?token={token}", "/reset", new() { ["token"] = token, ["password"] = "P@ssw0rd1234" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.SubmitAsync($"/reset?token={token}", "/reset", new() { ["token"] = token, ["password"] = Other })).StatusCode);
    }

    [Theory]
    [InlineData("en", "It was used before")]
    [InlineData("id", "Tautan sudah dipakai")]
    public async Task A_spent_link_opens_the_page_that_asks_for_the_next(string language, string says)
    {
        using var visitor = new Visitor(app, language);
        var token = await app.AskAsync(await app.EmailAsync(await app.UserAsync()));
        await visitor.SubmitAsync($"/reset?token={token}", "/reset", new() { ["token"] = token, ["password"] = Other });

        var spent = await visitor.GetAsync($"/reset?token={token}");
        var page = await spent.PageAsync();

        Assert.Equal(HttpStatusCode.Gone, spent.StatusCode);
        Assert.Contains(says, page, StringComparison.Ordinal);
        Assert.Contains("action=\"/forgot\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(token, page, StringComparison.Ordinal);
    }

    /// <summary>A7.</summary>
    [Fact]
    public async Task Does_not_step_over_the_second_factor()
    {
        var email = await app.EmailAsync(await app.UserAsync());
        using var first = await app.InAsync(email);
        var (key, _) = await app.SetUpAsync(first);
        using var client = await app.ClientAsync(null);

        var reset = await client.PostAsJsonAsync("/api/auth/reset", new { token = await app.AskAsync(email), password = Other });

        Assert.Equal((HttpStatusCode.NoContent, false), (reset.StatusCode, reset.Headers.Contains("Set-Cookie")));
        await (await app.TryAsync(email, Other)).ShouldBeAsync(HttpStatusCode.Unauthorized, "second-step-required");
        Assert.Equal(HttpStatusCode.OK, (await app.TryAsync(email, Other, app.NextCodeOf(key))).StatusCode);
    }

    /// <summary>A8.</summary>
    [Fact]
    public async Task Sends_three_mails_an_hour_to_an_address_at_most()
    {
        var email = await app.EmailAsync(await app.UserAsync());
        using var client = await app.ClientAsync(null);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.PostAsJsonAsync("/api/auth/forgot", new { email })));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
        Assert.Equal(3, await app.ReadAsync(db => db.Mails.CountAsync(mail => mail.To == email)));
        app.Clock.Turn(TimeSpan.FromMinutes(61));
        await client.PostAsJsonAsync("/api/auth/forgot", new { email });
        Assert.Equal(4, await app.ReadAsync(db => db.Mails.CountAsync(mail => mail.To == email)));
    }

    [Fact]
    public async Task Sends_none_to_a_disabled_account_and_none_to_nobody()
    {
        var userId = await app.UserAsync();
        var email = await app.EmailAsync(userId);
        await app.SendAsync(await app.AdministratorAsync(), new DisableAccount(userId));
        var mails = await app.ReadAsync(db => db.Mails.CountAsync());

        await app.SendAsync(null, new AskForReset(email));
        await app.SendAsync(null, new AskForReset("nobody.at.all@example.org"));

        Assert.Equal(mails, await app.ReadAsync(db => db.Mails.CountAsync()));
    }

    /// <summary>A9: not in what the page leads to, not as a referrer, not in a redirect, not in the log.</summary>
    [Fact]
    public async Task The_token_is_nowhere_but_in_the_mail_and_the_forms_body()
    {
        var token = await app.AskAsync(await app.EmailAsync(await app.UserAsync()));
        using var visitor = new Visitor(app);

        var opened = await visitor.GetAsync($"/reset?token={token}");
        var page = await opened.PageAsync();
        var done = await visitor.SubmitAsync($"/reset?token={token}", "/reset", new() { ["token"] = token, ["password"] = Other });

        Assert.Equal("no-referrer", Assert.Single(opened.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("no-referrer", Assert.Single(done.Headers.GetValues("Referrer-Policy")));
        Assert.True(opened.Headers.CacheControl!.NoStore);
        Assert.Equal(1, page.Split(token).Length - 1);
        Assert.Equal(token, opened.FieldOf("token", page));
        Assert.Null(done.Headers.Location);
        Assert.DoesNotContain(token, await done.PageAsync(), StringComparison.Ordinal);
        Assert.NotEmpty(app.Log);
        Assert.DoesNotContain(app.Log, line => line.Contains(token, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Everything that is logged, at the level that a server logs by default.</summary>
    public sealed class App(TestDatabases databases) : AccountsApp(databases)
    {
        private readonly Recorder recorder = new();

        public IReadOnlyCollection<string> Log => recorder.Lines;

        /// <summary>Asks for a link and answers its token, as the mail holds it.</summary>
        public async Task<string> AskAsync(string email)
        {
            await SendAsync(null, new AskForReset(email));
            return await TokenAsync(email);
        }

        public async Task<string> TokenAsync(string email) =>
            Services.GetRequiredService<ILinkTokens>().TokenFor((await ReadAsync(db => db.Mails.Where(mail => mail.To == email).OrderByDescending(mail => mail.AskedUtc).Select(mail => mail.LinkId).FirstAsync()))!.Value);

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Events:PublicOrigin", "https://forum.example.org").UseSetting("Logging:LogLevel:Default", "Information").ConfigureLogging(log => log.ClearProviders().AddProvider(recorder));
        }
    }

    private sealed class Recorder : ILoggerProvider, ILogger
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> lines = [];

        public IReadOnlyCollection<string> Lines => lines;

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Enqueue($"{formatter(state, exception)} {exception}");
    }
}
