using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Events.Domain.Access;
using Events.Domain.Calendar;
using Events.Tests.Accounts;
using Events.Tests.Support;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Attacks;

/// <summary>The limits of an installation that nobody has set, but for those that a test would take long to reach; and a list that takes for ever.</summary>
public sealed class LimitedApp(TestDatabases databases) : EventsApp(databases)
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["Events:Limits:Lookup"] = "3/60",
        ["Events:Limits:Search"] = "3/60",
        ["Events:Limits:Upload"] = "3/60",
        ["Events:RequestSeconds"] = "1",
    };

    protected override void Replace(IServiceCollection services) => services.AddScoped<IPipelineBehavior<ListBlocs, IReadOnlyList<BlocRow>>, Slow>();

    private sealed class Slow : IPipelineBehavior<ListBlocs, IReadOnlyList<BlocRow>>
    {
        public async Task<IReadOnlyList<BlocRow>> Handle(ListBlocs request, CancellationToken cancellationToken, RequestHandlerDelegate<IReadOnlyList<BlocRow>> next)
        {
            await Task.Delay(TimeSpan.FromMinutes(1), cancellationToken);
            return await next();
        }
    }
}

public sealed class LimitTests(LimitedApp app) : IClassFixture<LimitedApp>
{
    private static async Task ShouldBeTooManyAsync(HttpResponseMessage answer)
    {
        await answer.ShouldBeAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(15));
    }

    // A1, the part of it that is counted by address: five wrong passwords, then not even the right one is looked at.
    [Fact]
    public async Task The_sixth_sign_in_after_five_failures_is_not_looked_at()
    {
        var (victim, other) = (await app.EmailOfAsync(await app.UserAsync()), await app.UserAsync());
        var client = await app.ClientAsync(null);
        Task<HttpResponseMessage> TryAsync(string email, string password) => client.PostAsJsonAsync("/api/auth/sign-in", new { email, password });
        for (var failed = 0; failed < 5; failed++)
        {
            await (await TryAsync(victim, "a wrong password")).ShouldBeAsync(HttpStatusCode.Unauthorized, "sign-in-failed");
        }

        await ShouldBeTooManyAsync(await TryAsync(victim, EventsApp.Password));
        await ShouldBeTooManyAsync(await TryAsync($" {victim.ToUpperInvariant()} ", EventsApp.Password));
        Assert.NotNull(await app.ClientAsync(other));
    }

    [Fact]
    public async Task Sign_ins_that_succeed_count_nothing()
    {
        var user = await app.UserAsync();
        for (var made = 0; made < 8; made++)
        {
            Assert.NotNull((await app.ClientAsync(user)).DefaultRequestHeaders.Authorization);
        }
    }

    // A program that signs in in two steps fails at neither.
    [Fact]
    public async Task Being_asked_for_the_second_step_counts_nothing()
    {
        var user = await app.UserAsync();
        var email = await app.EmailOfAsync(user);
        using (var owner = await app.ClientAsync(user))
        {
            var setup = await (await owner.PostAsJsonAsync("/api/auth/authenticator", new { })).Content.ReadFromJsonAsync<JsonElement>();
            var code = OneTimeCode.At(Base32.Read(setup.GetProperty("key").GetString()!), DateTime.UtcNow);
            (await owner.PostAsJsonAsync("/api/auth/authenticator/enable", new { code })).EnsureSuccessStatusCode();
        }

        var client = await app.ClientAsync(null);
        for (var first = 0; first < 8; first++)
        {
            await (await client.PostAsJsonAsync("/api/auth/sign-in", new { email, password = EventsApp.Password })).ShouldBeAsync(HttpStatusCode.Unauthorized, "second-step-required");
        }
    }

    // G12's kind: codes are not to be guessed at the desk.
    [Fact]
    public async Task Looking_up_searching_and_sending_files_is_counted_by_person()
    {
        var forum = await app.EventAsync();
        var (desk, officer) = (await app.ClientAsync(forum.Organiser), await app.ClientAsync(forum.Officer));
        var requests = new Func<HttpClient, Task<HttpResponseMessage>>[]
        {
            client => client.PostAsJsonAsync($"/api/events/{forum.Id}/badges/lookup", new { code = "GUESS" }),
            client => client.GetAsync($"/api/events/{forum.Id}/participations?q=a"),
            client => client.PutAsync($"/api/events/{forum.Id}/participations/{Guid.NewGuid()}/photo", new ByteArrayContent([1]) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } }),
        };
        foreach (var request in requests)
        {
            for (var made = 0; made < 3; made++)
            {
                Assert.NotEqual(HttpStatusCode.TooManyRequests, (await request(desk)).StatusCode);
            }

            await ShouldBeTooManyAsync(await request(desk));
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await request(officer)).StatusCode);
        }

        // What is not searched is not counted.
        Assert.Equal(HttpStatusCode.OK, (await desk.GetAsync($"/api/events/{forum.Id}/participations")).StatusCode);
    }

    [Fact]
    public async Task An_answer_that_takes_too_long_is_given_up()
    {
        var answer = await (await app.ClientAsync(await app.UserAsync())).GetAsync("/api/blocs");

        await answer.ShouldBeAsync(HttpStatusCode.ServiceUnavailable, "unavailable");
        Assert.Equal(TimeSpan.FromSeconds(5), answer.Headers.RetryAfter?.Delta);
    }
}

internal static class Addresses
{
    public static Task<string> EmailOfAsync(this EventsApp app, Guid userId) => app.ReadAsync(async db => (await db.Users.FindAsync(userId))!.Email!);
}
