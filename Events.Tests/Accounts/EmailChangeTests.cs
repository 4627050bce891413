using System.Net;
using System.Net.Http.Json;
using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Links;
using Events.Domain.Outbox;
using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Accounts;

/// <summary>Another e-mail address for somebody's own account.</summary>
public sealed class EmailChangeTests(AccountsApp app) : IClassFixture<AccountsApp>
{
    [Fact]
    public async Task Changes_the_address_by_the_link_ends_all_sessions_and_tells_the_old_one()
    {
        var userId = await app.UserAsync();
        var (old, email) = (await app.EmailAsync(userId), New());
        using var elsewhere = await app.InAsync(old);
        using var visitor = await Visitor.SignedInAsync(app, userId);

        var asked = await visitor.SubmitAsync("/account/email", "/account/email", new() { ["email"] = email, ["password"] = EventsApp.Password });
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Equal(old, await app.EmailAsync(userId));
        var token = await TokenAsync(email);
        var opened = await visitor.GetAsync($"/email?token={token}");
        var page = await opened.PageAsync();
        Assert.Equal(old, await app.EmailAsync(userId));
        var done = await visitor.SubmitAsync($"/email?token={token}", "/email", new() { ["token"] = token });

        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.Equal(email, await app.EmailAsync(userId));
        await (await elsewhere.GetAsync("/api/auth/me")).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-required");
        await (await app.TryAsync(old)).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-failed");
        Assert.Equal(HttpStatusCode.OK, (await app.TryAsync(email.ToUpperInvariant())).StatusCode);
        var notice = await app.ReadAsync(db => db.Mails.SingleAsync(mail => mail.To == old));
        Assert.Equal((MailKind.EmailChanged, (Guid?)null), (notice.Kind, notice.LinkId));
        Assert.Contains(nameof(ChangeEmail), await app.ReadAsync(db => db.AuditEntries.Where(entry => entry.ObjectId == userId).Select(entry => entry.Action).ToListAsync()));
        Assert.Contains(email, page, StringComparison.Ordinal);
        Assert.Equal(1, page.Split(token).Length - 1);
        Assert.Equal("no-referrer", Assert.Single(opened.Headers.GetValues("Referrer-Policy")));
        Assert.True(opened.Headers.CacheControl!.NoStore);
        Assert.Null(done.Headers.Location);
        Assert.DoesNotContain(token, await done.PageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asks_for_the_password_and_for_another_address()
    {
        var userId = await app.UserAsync();
        using var client = await app.InAsync(await app.EmailAsync(userId));
        var email = New();

        await (await AskAsync(client, email, "not this one at all")).ShouldBeAsync(HttpStatusCode.Conflict, "password-wrong");
        await (await AskAsync(client, (await app.EmailAsync(userId)).ToUpperInvariant())).ShouldBeAsync(HttpStatusCode.Conflict, "address-unchanged");
        await (await AskAsync(client, "no address")).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");

        Assert.False(await app.ReadAsync(db => db.Links.AnyAsync(link => link.SubjectId == userId)));
    }

    [Fact]
    public async Task Asks_for_the_second_factor_that_the_account_has()
    {
        var userId = await app.UserAsync();
        var email = await app.EmailAsync(userId);
        using var before = await app.InAsync(email);
        using var strong = await app.InAsync(email);
        await app.SetUpAsync(strong);

        await (await AskAsync(before, New())).ShouldBeAsync(HttpStatusCode.Forbidden, "second-factor-required");
        Assert.Equal(HttpStatusCode.Accepted, (await AskAsync(strong, New())).StatusCode);
    }

    [Fact]
    public async Task Another_accounts_address_is_answered_alike_and_gets_no_link()
    {
        var taken = await app.EmailAsync(await app.UserAsync());
        using var client = await app.InAsync(await app.EmailAsync(await app.UserAsync()));

        var (free, other) = (await AskAsync(client, New()), await AskAsync(client, taken));

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (free.StatusCode, other.StatusCode));
        Assert.Equal(await free.Content.ReadAsStringAsync(), await other.Content.ReadAsStringAsync());
        Assert.False(await app.ReadAsync(db => db.Mails.AnyAsync(mail => mail.To == taken)));
    }

    [Fact]
    public async Task A_link_works_once_for_an_hour_and_calls_back_the_others()
    {
        using var anybody = await app.ClientAsync(null);
        var userId = await app.UserAsync();
        var (first, second) = (await LinkAsync(userId, New()), await LinkAsync(userId, New()));

        Assert.Equal(HttpStatusCode.NoContent, (await ConfirmAsync(anybody, second)).StatusCode);
        await (await ConfirmAsync(anybody, second)).ShouldBeAsync(HttpStatusCode.Gone, "link-used");
        await (await ConfirmAsync(anybody, first)).ShouldBeAsync(HttpStatusCode.Gone, "link-revoked");
        var disabled = await app.UserAsync();
        var revoked = await LinkAsync(disabled, New());
        await app.SendAsync(await app.AdministratorAsync(), new DisableAccount(disabled));
        await (await ConfirmAsync(anybody, revoked)).ShouldBeAsync(HttpStatusCode.Gone, "link-revoked");
        var late = await LinkAsync(await app.UserAsync(), New());
        app.Clock.Turn(TimeSpan.FromMinutes(61));
        await (await ConfirmAsync(anybody, late)).ShouldBeAsync(HttpStatusCode.Gone, "link-expired");
        await (await ConfirmAsync(anybody, "")).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
    }

    /// <summary>A6: what lies in the old mailbox sets no password any more, and neither link does the other's work.</summary>
    [Fact]
    public async Task A_reset_link_is_worth_nothing_after_the_change()
    {
        var userId = await app.UserAsync();
        var (old, email) = (await app.EmailAsync(userId), New());
        using var anybody = await app.ClientAsync(null);
        await app.SendAsync(null, new AskForReset(old));
        var reset = await TokenAsync(old);
        var change = await LinkAsync(userId, email);

        await (await ConfirmAsync(anybody, reset)).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        await (await ResetAsync(change)).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Equal(HttpStatusCode.NoContent, (await ConfirmAsync(anybody, change)).StatusCode);
        foreach (var job in await app.ReadAsync(db => db.JobRequests.Select(job => job.Id).ToListAsync()))
        {
            await app.FinishedAsync(job);
        }

        var before = await app.DigestAsync();
        await (await ResetAsync(reset)).ShouldBeAsync(HttpStatusCode.Gone, "link-revoked");
        Assert.Equal(before, await app.DigestAsync());
        Assert.Equal(HttpStatusCode.OK, (await app.TryAsync(email)).StatusCode);

        Task<HttpResponseMessage> ResetAsync(string token) => anybody.PostAsJsonAsync("/api/auth/reset", new { token, password = "four otters drink tea" });
    }

    [Fact]
    public async Task Of_two_accounts_that_take_one_address_at_once_one_has_it()
    {
        using var anybody = await app.ClientAsync(null);
        for (var round = 0; round < 5; round++)
        {
            var (one, two, email) = (await app.UserAsync(), await app.UserAsync(), New());
            string[] tokens = [await LinkAsync(one, email), await LinkAsync(two, email)];
            Assert.NotEqual(tokens[0], tokens[1]);

            var answers = await Task.WhenAll(tokens.Select(token => ConfirmAsync(anybody, token)));

            Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.NoContent);
            await answers.Single(answer => answer.StatusCode is not HttpStatusCode.NoContent).ShouldBeAsync(HttpStatusCode.Conflict, "account-exists");
            Assert.Equal(1, await app.ReadAsync(db => db.Users.CountAsync(user => user.Email == email)));
        }
    }

    /// <summary>The race's guard itself: both have looked before either saves.</summary>
    [Fact]
    public async Task The_database_refuses_the_second_owner_of_an_address()
    {
        var (one, two, email) = (await app.UserAsync(), await app.UserAsync(), New());
        using var first = app.Services.CreateScope();
        using var second = app.Services.CreateScope();
        await first.ServiceProvider.GetRequiredService<IAccounts>().SetEmailAsync(one, email, default);
        await second.ServiceProvider.GetRequiredService<IAccounts>().SetEmailAsync(two, email.ToUpperInvariant(), default);

        await first.ServiceProvider.GetRequiredService<IEventsDb>().SaveChangesAsync(default);
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => second.ServiceProvider.GetRequiredService<IEventsDb>().SaveChangesAsync(default));

        Assert.Equal(("account-exists", "email"), (refused.Code, refused.Field));
    }

    [Fact]
    public async Task Attempts_are_counted_for_the_new_address()
    {
        var userId = await app.UserAsync();
        var (old, email) = (await app.EmailAsync(userId), New());
        using var anybody = await app.ClientAsync(null);
        await ConfirmAsync(anybody, await LinkAsync(userId, email));

        for (var attempt = 0; attempt < 5; attempt++)
        {
            await app.TryAsync(old, "not this one at all");
        }

        Assert.Equal(HttpStatusCode.OK, (await app.TryAsync(email)).StatusCode);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await app.TryAsync(email, "not this one at all");
        }

        await (await app.TryAsync(email)).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-failed");
    }

    /// <summary>A8: to an address, and by an account to whomever; a taken address counts as a free one does.</summary>
    [Fact]
    public async Task Sends_few_mails_to_an_address_and_few_for_an_account()
    {
        var (email, taken) = (New(), await app.EmailAsync(await app.UserAsync()));
        using var client = await app.InAsync(await app.EmailAsync(await app.UserAsync()));

        foreach (var address in (string[])[email, email, email, email, taken])
        {
            Assert.Equal(HttpStatusCode.Accepted, (await AskAsync(client, address)).StatusCode);
        }

        Assert.Equal(3, await app.ReadAsync(db => db.Mails.CountAsync(mail => mail.To == email)));
        await (await AskAsync(client, New())).ShouldBeAsync(HttpStatusCode.Conflict, "too-many-mails");
    }

    private static string New() => $"{Guid.NewGuid():N}@example.org";

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, string email, string password = EventsApp.Password) => client.PostAsJsonAsync("/api/auth/email", new { email, password });

    private static Task<HttpResponseMessage> ConfirmAsync(HttpClient client, string token) => client.PostAsJsonAsync("/api/auth/email/confirm", new { token });

    private async Task<string> LinkAsync(Guid userId, string email)
    {
        await app.SendAsync(userId, new AskForEmailChange(email, EventsApp.Password));
        return await TokenAsync(email);
    }

    /// <summary>Of the last mail to the address.</summary>
    private async Task<string> TokenAsync(string email) =>
        app.Services.GetRequiredService<ILinkTokens>().TokenFor((await app.ReadAsync(db => db.Mails.Where(mail => mail.To == email).OrderByDescending(mail => mail.AskedUtc).Select(mail => mail.LinkId).FirstAsync()))!.Value);
}
