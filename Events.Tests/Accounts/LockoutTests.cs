using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Events.Infrastructure.Access;
using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Accounts;

public sealed class LockoutTests(AccountsApp app) : IClassFixture<AccountsApp>
{
    private const string Wrong = "not this one at all";

    /// <summary>A1.</summary>
    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_is_refused_like_an_unknown_address()
    {
        var email = await app.EmailAsync(await app.UserAsync());
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await (await app.TryAsync(email, Wrong)).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-failed");
        }

        var before = await app.DigestAsync();
        var locked = await (await app.TryAsync(email)).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-failed");
        Assert.Equal(before, await app.DigestAsync());

        var unknown = await (await app.TryAsync("nobody.at.all@example.org")).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-failed");
        Assert.Equal(unknown.GetProperty("detail").GetString(), locked.GetProperty("detail").GetString());
        app.Clock.Turn(TimeSpan.FromMinutes(15));
        Assert.Equal(HttpStatusCode.OK, (await app.TryAsync(email)).StatusCode);
    }

    [Fact]
    public async Task The_right_password_begins_the_count_anew()
    {
        var email = await app.EmailAsync(await app.UserAsync());
        for (var round = 0; round < 3; round++)
        {
            for (var attempt = 0; attempt < 4; attempt++)
            {
                await app.TryAsync(email, Wrong);
            }

            Assert.Equal(HttpStatusCode.OK, (await app.TryAsync(email)).StatusCode);
        }
    }

    /// <summary>A2: the attempt is taken before the password is looked at.</summary>
    [Fact]
    public async Task Of_a_hundred_at_once_at_most_five_are_looked_at()
    {
        var email = await app.EmailAsync(await app.UserAsync());
        var before = app.Hasher.Checks;

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => app.TryAsync(email, Wrong)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode));
        Assert.Equal(5, app.Hasher.Checks - before);
        Assert.Equal(5, await app.ReadAsync(db => db.AttemptLimits.Where(limit => limit.Key == AttemptLimits.SignInKey(email)).Select(limit => limit.Count).SingleAsync()));
    }

    /// <summary>A2, the control: counting after looking, as is usual, looks at nearly all of them.</summary>
    [Fact]
    public async Task Counting_afterwards_would_look_at_more()
    {
        var email = await app.EmailAsync(await app.UserAsync());
        var key = AttemptLimits.SignInKey(email);
        var looked = 0;

        await Task.WhenAll(Enumerable.Range(0, 100).Select(async _ =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            var limits = scope.ServiceProvider.GetRequiredService<AttemptLimits>();
            if (await app.ReadAsync(db => db.AttemptLimits.Where(limit => limit.Key == key).Select(limit => limit.Count).FirstOrDefaultAsync()) < AttemptLimits.SignIns)
            {
                Interlocked.Increment(ref looked);
                await Task.Delay(50);
                await limits.TakeSignInAsync(email, default);
            }
        }));

        Assert.True(looked > AttemptLimits.SignIns, $"{looked}");
    }

    /// <summary>A3: same status, same body, and the same work for an address that nobody has: one hash. How long it takes follows from that.</summary>
    [Fact]
    public async Task An_unknown_address_costs_and_answers_what_a_wrong_password_does()
    {
        using var client = await app.ClientAsync(null);
        var known = await app.EmailAsync(await app.UserAsync());
        var (checks, dummies) = (app.Hasher.Checks, app.Hasher.Dummies);

        var forKnown = await TryAsync(known);
        Assert.Equal((checks + 1, dummies), (app.Hasher.Checks, app.Hasher.Dummies));
        var forUnknown = await TryAsync($"{Guid.NewGuid():N}@example.org");
        Assert.Equal((checks + 1, dummies + 1), (app.Hasher.Checks, app.Hasher.Dummies));

        Assert.Equal(forKnown, forUnknown);

        async Task<string> TryAsync(string email)
        {
            var answer = await client.PostAsJsonAsync("/api/auth/sign-in", new { email, password = Wrong });
            var body = await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>();
            return $"{(int)answer.StatusCode} {body.GetProperty("code")} {body.GetProperty("detail")} {body.GetRawText().Length}";
        }
    }

    /// <summary>
    /// A4: forgotten passwords too: no answer comes before the time that writing a mail may take. There is no registration, and invitations
    /// are sent by those who may read the list.
    /// </summary>
    [Fact]
    public async Task Asking_for_a_new_password_answers_alike_and_never_sooner_for_known_and_unknown()
    {
        using var client = await app.ClientAsync(null);

        await AskAsync(await app.EmailAsync(await app.UserAsync()));
        await AskAsync($"{Guid.NewGuid():N}@example.org");

        async Task AskAsync(string email)
        {
            var watch = Stopwatch.StartNew();
            var answer = await client.PostAsJsonAsync("/api/auth/forgot", new { email });
            Assert.True(watch.ElapsedMilliseconds >= 240, $"{watch.ElapsedMilliseconds} ms");
            Assert.Equal((HttpStatusCode.Accepted, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        }
    }
}
