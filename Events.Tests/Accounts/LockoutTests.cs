using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Events.Infrastructure.Access;
using Events.Tests.Public;
using Events.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Accounts;

public sealed class LockoutTests(LockoutTests.App app) : IClassFixture<LockoutTests.App>
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

    /// <summary>A3: same status, same body, and the same work for an address that nobody has.</summary>
    [Fact]
    public async Task An_unknown_address_takes_as_long_as_a_wrong_password()
    {
        var known = new List<string>();
        for (var user = 0; user < 30; user++)
        {
            known.Add(await app.EmailAsync(await app.UserAsync()));
        }

        using var client = await app.ClientAsync(null);
        await TimeAsync(client, known[0]);
        await TimeAsync(client, "warm@example.org");
        var (forKnown, forUnknown) = (new List<double>(), new List<double>());
        var bodies = new HashSet<string>();
        foreach (var email in known)
        {
            forKnown.Add(await TimeAsync(client, email, bodies));
            forUnknown.Add(await TimeAsync(client, $"{Guid.NewGuid():N}@example.org", bodies));
        }

        Assert.Single(bodies);
        var (one, other) = (Median(forKnown), Median(forUnknown));
        Assert.True(one > 8, $"{one} ms: hashing is too quick for this test to see that it is done");
        Alike(one, other);
    }

    /// <summary>A4: forgotten passwords too. There is no registration, and invitations are sent by those who may read the list.</summary>
    [Fact]
    public async Task Asking_for_a_new_password_answers_alike_and_as_quickly_for_known_and_unknown()
    {
        var (forKnown, forUnknown) = (new List<double>(), new List<double>());
        using var client = await app.ClientAsync(null);
        for (var sample = 0; sample < 8; sample++)
        {
            forKnown.Add(await AskAsync(await app.EmailAsync(await app.UserAsync())));
            forUnknown.Add(await AskAsync($"{Guid.NewGuid():N}@example.org"));
        }

        Alike(Median(forKnown), Median(forUnknown));

        async Task<double> AskAsync(string email)
        {
            var watch = Stopwatch.StartNew();
            var answer = await client.PostAsJsonAsync("/api/auth/forgot", new { email });
            Assert.Equal((HttpStatusCode.Accepted, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
            return watch.Elapsed.TotalMilliseconds;
        }
    }

    /// <summary>Less than 5 ms apart; on a machine that is busy with other tests, less than a quarter.</summary>
    private static void Alike(double known, double unknown) => Assert.True(Math.Abs(known - unknown) < Math.Max(5, known / 4), $"{known} ms for known, {unknown} ms for unknown");

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static async Task<double> TimeAsync(HttpClient client, string email, HashSet<string>? bodies = null)
    {
        var watch = Stopwatch.StartNew();
        var answer = await client.PostAsJsonAsync("/api/auth/sign-in", new { email, password = Wrong });
        var body = await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>();
        var took = watch.Elapsed.TotalMilliseconds;
        bodies?.Add($"{(int)answer.StatusCode} {body.GetProperty("code")} {body.GetProperty("detail")} {body.GetRawText().Length}");
        return took;
    }

    /// <summary>Hashing dear enough to be seen when it is left out.</summary>
    public sealed class App(TestDatabases databases) : AccountsApp(databases)
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Events:Accounts:PasswordIterations", "30000");
        }
    }
}
