using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Events.Domain.Access;
using Events.Infrastructure.Access;
using Events.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Events.Tests.Accounts;

/// <summary>The application as it is delivered, second factor required, with a clock to turn and a count of the passwords that were looked at.</summary>
public class AccountsApp(TestDatabases databases) : EventsApp(databases)
{
    public const string SchemeHeader = "X-Test-Scheme";
    public const string RemoteHeader = "X-Test-Remote";

    public ShiftedTime Clock { get; } = new();

    public CountingHasher Hasher => (CountingHasher)Services.GetRequiredService<IPasswordHasher<User>>();

    public DateTime Now => Clock.GetUtcNow().UtcDateTime;

    /// <summary>Signs in over the API and answers as the server does.</summary>
    public async Task<HttpResponseMessage> TryAsync(string email, string password = Password, string? code = null, string? recoveryCode = null)
    {
        using var client = await ClientAsync(null);
        return await client.PostAsJsonAsync("/api/auth/sign-in", new { email, password, code, recoveryCode });
    }

    /// <summary>A client with the token of such a sign-in.</summary>
    public async Task<HttpClient> InAsync(string email, string password = Password, string? code = null, string? recoveryCode = null)
    {
        var answer = await TryAsync(email, password, code, recoveryCode);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var client = await ClientAsync(null);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString());
        return client;
    }

    /// <summary>Sets an authenticator up for the account of this client; answers its secret and the recovery codes.</summary>
    public async Task<(string Key, IReadOnlyList<string> Codes)> SetUpAsync(HttpClient client)
    {
        var setup = (await (await client.PostAsJsonAsync("/api/auth/authenticator", new { })).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("key").GetString()!;
        var enabled = await client.PostAsJsonAsync("/api/auth/authenticator/enable", new { code = CodeOf(setup) });
        Assert.True(enabled.IsSuccessStatusCode, await enabled.Content.ReadAsStringAsync());
        return (setup, [.. (await enabled.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("codes").EnumerateArray().Select(code => code.GetString()!)]);
    }

    /// <summary>What an authenticator app shows, reading the key as people type it.</summary>
    public string CodeOf(string key) => OneTimeCode.At(Base32.Read(key), Now);

    /// <summary>The next code: half a minute passes.</summary>
    public string NextCodeOf(string key)
    {
        Clock.Turn(TimeSpan.FromSeconds(30));
        return CodeOf(key);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Events:Accounts:RequireSecondFactor", "true");
        // Callers from other machines are acted here: they ask for this name.
        builder.UseSetting("AllowedHosts", "forum.test");
    }

    protected override void Replace(IServiceCollection services)
    {
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton<IPasswordHasher<User>, CountingHasher>();
        services.AddSingleton<IStartupFilter, Elsewhere>();
    }

    /// <summary>Lets a test come from another machine, or over TLS, without either.</summary>
    private sealed class Elsewhere : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((HttpContext context, RequestDelegate rest) =>
            {
                if (context.Request.Headers[SchemeHeader].ToString() is { Length: > 0 } scheme)
                {
                    context.Request.Scheme = scheme;
                }

                if (IPAddress.TryParse(context.Request.Headers[RemoteHeader].ToString(), out var remote))
                {
                    context.Connection.RemoteIpAddress = remote;
                }

                return rest(context);
            });
            next(app);
        };
    }
}

/// <summary>Counts how many passwords were held against somebody's hash, and how many against nobody's.</summary>
public sealed class CountingHasher(IOptions<PasswordHasherOptions> options) : IPasswordHasher<User>
{
    private readonly ComposedHasher hasher = new(options);
    private int checks;
    private int dummies;

    public int Checks => checks;

    public int Dummies => dummies;

    public string HashPassword(User user, string password) => hasher.HashPassword(user, password);

    public PasswordVerificationResult VerifyHashedPassword(User user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref user.Email is null ? ref dummies : ref checks);
        return hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}

internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] Read(string key)
    {
        var bits = string.Concat(key.Select(letter => Convert.ToString(Alphabet.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(index => Convert.ToByte(bits.Substring(index * 8, 8), 2))];
    }
}
