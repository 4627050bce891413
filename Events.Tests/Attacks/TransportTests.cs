using System.Net;
using System.Net.Http.Json;
using Events.Tests.Support;

namespace Events.Tests.Attacks;

/// <summary>K of the list of attacks: what a request may look like, where it may come from, and what every answer says.</summary>
public sealed class TransportTests(EventsApp app) : IClassFixture<EventsApp>
{
    private string Host => app.Address.Authority;

    // K1: refused, and no second request out of the bytes of the first is served.
    [Theory]
    [InlineData("two lengths", "POST /api/auth/sign-in HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /health/live HTTP/1.1\r\nHost: {host}\r\n\r\n", 400)]
    [InlineData("two content lengths", "POST /api/auth/sign-in HTTP/1.1\r\nHost: {host}\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcde", 400)]
    [InlineData("bare line feeds", "GET /health/live HTTP/1.1\nHost: {host}\n\n", 400)]
    [InlineData("a bare line feed after a header", "GET /health/live HTTP/1.1\r\nHost: {host}\nX-Other: 1\r\n\r\n", 400)]
    [InlineData("a folded header", "GET /health/live HTTP/1.1\r\nHost: {host}\r\nX-Other: a\r\n b\r\n\r\n", 400)]
    [InlineData("two hosts", "GET /health/live HTTP/1.1\r\nHost: {host}\r\nHost: other.example\r\n\r\n", 400)]
    [InlineData("no host", "GET /health/live HTTP/1.1\r\n\r\n", 400)]
    [InlineData("a null in a header", "GET /health/live HTTP/1.1\r\nHost: {host}\r\nX-Other: a\0b\r\n\r\n", 400)]
    [InlineData("a null in the address", "GET /health\0/live HTTP/1.1\r\nHost: {host}\r\n\r\n", 400)]
    [InlineData("a chunk that is no number", "POST /api/auth/sign-in HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n", 400)]
    [InlineData("a chunk extension with a line feed", "POST /api/auth/sign-in HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2;a\nb\r\n{}\r\n0\r\n\r\n", 400)]
    public async Task K1_refuses_bytes_that_two_programs_could_read_differently(string what, string request, int status)
    {
        var statuses = Wire.Statuses(await app.SendRawAsync(request.Replace("{host}", Host, StringComparison.Ordinal)));

        Assert.True(statuses is [var only] && only == status, $"{what}: {string.Join(", ", statuses)}");
    }

    [Fact]
    public async Task K1_refuses_a_long_line_and_many_headers()
    {
        Assert.Equal([414], Wire.Statuses(await app.SendRawAsync($"GET /health/live?{new string('a', 9000)} HTTP/1.1\r\nHost: {Host}\r\n\r\n")));
        Assert.Equal([431], Wire.Statuses(await app.SendRawAsync($"GET /health/live HTTP/1.1\r\nHost: {Host}\r\n{string.Concat(Enumerable.Range(0, 200).Select(number => $"X-{number}: a\r\n"))}\r\n")));
    }

    // K2, each kind of answer: page, error page, data, problem, file, style sheet, picture, refusal before any endpoint.
    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/nothing-here", "text/html")]
    [InlineData("/api/public/events", "application/json")]
    [InlineData("/api/events", "application/json")]
    [InlineData("/api/public/events?pageSize=0", "application/json")]
    [InlineData("/flags/cn.png", "image/png")]
    [InlineData("/events.css", "text/css")]
    [InlineData("/health/live", "*/*")]
    [InlineData("/openapi/v1.json", "application/json")]
    [InlineData("/docs", "text/html")]
    [InlineData("/admin/hangfire", "text/html")]
    public async Task K2_says_on_every_answer_what_browsers_must_not_do(string address, string accept)
    {
        var client = await app.ClientAsync(null);
        var answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept", accept } } });
        string Header(string name) => Assert.Single(answer.Headers.GetValues(name));

        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("DENY", Header("X-Frame-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Resource-Policy"));
        Assert.Contains("geolocation=()", Header("Permissions-Policy"), StringComparison.Ordinal);
        var policy = Header("Content-Security-Policy");
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        var scripts = policy.Split(';', StringSplitOptions.TrimEntries).SingleOrDefault(part => part.StartsWith("script-src", StringComparison.Ordinal)) ?? "";
        Assert.DoesNotContain("unsafe", scripts, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
        // Over plain HTTP it would count for nothing.
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task K2_gives_the_reference_a_new_nonce_each_time()
    {
        var client = await app.ClientAsync(null);
        async Task<(string Policy, string Page)> ReadAsync()
        {
            var answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/docs/") { Headers = { { "Accept", "text/html" } } });
            return (answer.Headers.GetValues("Content-Security-Policy").Single(), await answer.Content.ReadAsStringAsync());
        }

        var (first, page) = await ReadAsync();
        var nonce = first.Split("'nonce-")[1].Split('\'')[0];

        Assert.Contains($"nonce=\"{nonce}\"", page, StringComparison.Ordinal);
        Assert.NotEqual(first, (await ReadAsync()).Policy);
    }

    // K4: the words that browsers send, and whether what changes something passes. 401 is the door behind this wall.
    [Theory]
    [InlineData("cross-site", null, HttpStatusCode.Forbidden)]
    [InlineData("same-site", null, HttpStatusCode.Forbidden)]
    [InlineData("cross-site", "own", HttpStatusCode.Forbidden)]
    [InlineData(null, "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData(null, "null", HttpStatusCode.Forbidden)]
    [InlineData("same-origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData(null, "https", HttpStatusCode.Forbidden)]
    [InlineData("same-origin", "own", HttpStatusCode.Unauthorized)]
    [InlineData("same-origin", "null", HttpStatusCode.Unauthorized)]
    [InlineData("none", null, HttpStatusCode.Unauthorized)]
    [InlineData(null, "own", HttpStatusCode.Unauthorized)]
    [InlineData(null, null, HttpStatusCode.Unauthorized)]
    public async Task K4_refuses_what_another_site_makes_a_browser_send(string? site, string? origin, HttpStatusCode status)
    {
        var client = await app.ClientAsync(null);
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/sign-in") { Content = JsonContent.Create(new { email = "nobody@example.org", password = "a wrong password" }) };
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", site);
        request.Headers.TryAddWithoutValidation("Origin", origin switch { "own" => $"http://{Host}", "https" => $"https://{Host}", _ => origin });
        var before = await app.DigestAsync();

        await (await client.SendAsync(request)).ShouldBeAsync(status, status is HttpStatusCode.Forbidden ? "cross-site" : "sign-in-failed");

        // A wrong password is counted; what was refused before it is not.
        Assert.Equal(status is HttpStatusCode.Forbidden, before == await app.DigestAsync());
    }

    [Fact]
    public async Task K4_asks_a_cookie_for_a_word_and_a_token_for_none()
    {
        var forum = await app.EventAsync();
        var client = await app.ClientAsync(forum.Organiser);
        Task<HttpResponseMessage> PostAsync(HttpClient sender) =>
            sender.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"/api/events/{forum.Id}/rooms") { Content = JsonContent.Create(new { name = new { en = "Hall" } }), Headers = { { "Cookie", "events=something" } } });

        await (await PostAsync(client)).MadeAsync();
        await (await PostAsync(await app.ClientAsync(null))).ShouldBeAsync(HttpStatusCode.Forbidden, "cross-site");
    }

    [Theory]
    [InlineData("OPTIONS", "/api/events")]
    [InlineData("GET", "/api/public/events")]
    [InlineData("POST", "/api/auth/sign-in")]
    public async Task K5_lets_no_other_site_read(string method, string address)
    {
        var client = await app.ClientAsync(null);
        var answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), address) { Headers = { { "Origin", "https://evil.example" }, { "Access-Control-Request-Method", "POST" } } });

        Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    // K8 and B18: a verb is what it is, whatever a header says it should be.
    [Theory]
    [InlineData("TRACE")]
    [InlineData("TRACK")]
    [InlineData("PROPFIND")]
    [InlineData("get")]
    [InlineData("JUNK")]
    public async Task K8_knows_no_other_verbs(string verb) =>
        Assert.Equal([405], Wire.Statuses(await app.SendRawAsync($"{verb} /api/public/events HTTP/1.1\r\nHost: {Host}\r\nConnection: close\r\n\r\n")));

    [Theory]
    [InlineData("other.example")]
    [InlineData("localhost.other.example")]
    [InlineData("10.1.2.3")]
    [InlineData("[::2]")]
    [InlineData("127.0.0.1.nip.example:80")]
    public async Task K7_answers_under_its_own_names_only(string host)
    {
        var answer = await app.SendRawAsync($"GET / HTTP/1.1\r\nHost: {host}\r\nX-Forwarded-Host: {Host}\r\nConnection: close\r\n\r\n");

        Assert.Equal([400], Wire.Statuses(answer));
        Assert.Contains("unknown-host", answer, StringComparison.Ordinal);
    }

    // K6 without a configured proxy: nobody may say for whom they speak.
    [Fact]
    public async Task K6_believes_nobody_unless_told_to()
    {
        var answer = await app.SendRawAsync($"GET / HTTP/1.1\r\nHost: {Host}\r\nAccept: text/html\r\nX-Forwarded-Proto: https\r\nX-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n");

        Assert.Equal([200], Wire.Statuses(answer));
        Assert.DoesNotContain("evil.example", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Strict-Transport-Security", answer, StringComparison.Ordinal);
    }

    // B18: HEAD is answered as GET is, without the body.
    [Fact]
    public async Task B18_answers_HEAD_as_GET()
    {
        var client = await app.ClientAsync(null);
        foreach (var address in (string[])["/", "/api/public/events", "/sign-in", "/api/events", "/nothing"])
        {
            var (get, head) = (await client.GetAsync(address), await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address)));

            Assert.Equal(get.StatusCode, head.StatusCode);
            Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        }
    }

    // B18: however the address is spelt, the decision is the endpoint's own, or there is no such address.
    [Theory]
    [InlineData("/API/EVENTS")]
    [InlineData("/api/events/")]
    [InlineData("/api/%65vents")]
    [InlineData("/api/./events")]
    [InlineData("/api/x/../events")]
    [InlineData("/api/x/%2e%2e/events")]
    [InlineData("//api/events")]
    [InlineData("/api//events")]
    [InlineData("/api/public/..%2fevents")]
    [InlineData("/api/public/..%5cevents")]
    [InlineData("/api/events;a=b")]
    [InlineData("/ADMIN/hangfire")]
    [InlineData("/admin/hangfire/")]
    [InlineData("/admin//hangfire")]
    [InlineData("/public/../admin/hangfire")]
    [InlineData("/admin/hangfire/%2e%2e/hangfire/jobs/succeeded")]
    public async Task B18_decides_the_same_however_an_address_is_spelt(string address)
    {
        var statuses = Wire.Statuses(await app.SendRawAsync($"GET {address} HTTP/1.1\r\nHost: {Host}\r\nAccept: application/json\r\nConnection: close\r\n\r\n"));

        Assert.True(statuses is [401 or 404 or 400 or 302], string.Join(", ", statuses));
    }

    [Fact]
    public async Task B18_takes_no_other_verb_from_a_header()
    {
        var forum = await app.EventAsync();
        var client = await app.ClientAsync(forum.Organiser);
        var before = await app.DigestAsync();
        foreach (var header in (string[])["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"])
        {
            var request = new HttpRequestMessage(HttpMethod.Get, $"/api/events/{forum.Id}/categories/{forum.Staff}?") { Headers = { { header, "DELETE" } } };
            Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(request)).StatusCode);
            var post = new HttpRequestMessage(HttpMethod.Post, $"/api/events/{forum.Id}/categories/{forum.Staff}") { Headers = { { header, "DELETE" } } };
            await (await client.SendAsync(post)).ShouldBeAsync(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        }

        Assert.Equal(before, await app.DigestAsync());
    }
}
