using System.Net;
using Events.Tests.Support;

namespace Events.Tests.Attacks;

/// <summary>An installation with a name of its own, behind a proxy on this machine.</summary>
public sealed class ProxiedApp(TestDatabases databases) : EventsApp(databases)
{
    protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
    {
        ["Events:PublicOrigin"] = "https://events.example.org",
        ["Events:Proxies"] = "127.0.0.1, ::1",
        ["Events:Limits:Search"] = "3/60",
    };
}

public sealed class BehindProxyTests(ProxiedApp app) : IClassFixture<ProxiedApp>
{
    private static string Get(string address, string host, params string[] headers) =>
        $"GET {address} HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\nConnection: close\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n";

    [Fact]
    public async Task K2_promises_a_year_of_TLS_where_TLS_is()
    {
        var answer = await app.SendRawAsync(Get("/", "events.example.org", "X-Forwarded-Proto: https", "X-Forwarded-For: 203.0.113.9"));

        Assert.Equal([200], Wire.Statuses(answer));
        Assert.Contains("Strict-Transport-Security: max-age=31536000", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("events.example.org", 200)]
    [InlineData("EVENTS.example.org:443", 200)]
    [InlineData("other.example.org", 400)]
    [InlineData("events.example.org.evil.example", 400)]
    // From outside, by the proxy, even the machine's own names are none of ours.
    [InlineData("localhost", 400)]
    public async Task K7_answers_under_its_public_name_only(string host, int status) =>
        Assert.Equal([status], Wire.Statuses(await app.SendRawAsync(Get("/", host, "X-Forwarded-Proto: https", "X-Forwarded-For: 203.0.113.9"))));

    [Fact]
    public async Task K4_takes_forms_of_its_public_address()
    {
        Task<string> PostAsync(string origin) => app.SendRawAsync(
            $"POST /api/auth/sign-in HTTP/1.1\r\nHost: events.example.org\r\nOrigin: {origin}\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{{}}");

        Assert.Equal([400], Wire.Statuses(await PostAsync("https://events.example.org")));
        Assert.Equal([403], Wire.Statuses(await PostAsync("https://events.example.org.evil.example")));
    }

    // K6: the last address is the one that our proxy has seen; what stands before it, anybody may have written.
    [Fact]
    public async Task K6_counts_by_the_address_that_the_proxy_has_seen()
    {
        Task<string> SearchAsync(string forwarded) => app.SendRawAsync(Get("/api/public/events?q=a", "events.example.org", $"X-Forwarded-For: {forwarded}"));

        for (var made = 0; made < 3; made++)
        {
            Assert.Equal([200], Wire.Statuses(await SearchAsync($"198.51.100.{made}, 203.0.113.1")));
        }

        var refused = await SearchAsync("198.51.100.77, 203.0.113.1");
        Assert.Equal([(int)HttpStatusCode.TooManyRequests], Wire.Statuses(refused));
        Assert.Contains("Retry-After: ", refused, StringComparison.Ordinal);
        Assert.Equal([200], Wire.Statuses(await SearchAsync("203.0.113.2")));
    }
}
