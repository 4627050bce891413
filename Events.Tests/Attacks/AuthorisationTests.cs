using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Events.Domain.Access;
using Events.Tests.Architecture;
using Events.Tests.Support;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Attacks;

/// <summary>B of the list of attacks beside the matrix (<c>Architecture/Rights</c>), which has every address and message for every role.</summary>
public sealed class AuthorisationTests(EventsApp app) : IClassFixture<EventsApp>
{
    // B7 and B8: the focal point of one delegation and the people of another, and their own approval.
    [Fact]
    public async Task B7_and_B8_a_focal_point_changes_nobody_elses_people_and_approves_nobody()
    {
        var forum = await app.EventAsync();
        var (mine, theirs) = (await app.DelegationAsync(forum), await app.DelegationAsync(forum));
        var (own, other) = (await app.MemberAsync(forum, mine, "Own Person"), await app.MemberAsync(forum, theirs, "Other Person"));
        var client = await app.ClientAsync(await app.FocalPointAsync(forum, mine));
        var before = await app.DigestAsync();

        await (await client.PostAsJsonAsync($"/api/events/{forum.Id}/participations/{other}/withdraw", new { reason = "Mine now" })).ShouldBeAsync(HttpStatusCode.NotFound, "not-found");
        await (await client.PostAsJsonAsync($"/api/events/{forum.Id}/participations/submit", new { ids = (Guid[])[other] })).ShouldBeAsync(HttpStatusCode.Conflict, "rows-refused");
        await (await client.PostAsync($"/api/events/{forum.Id}/participations/{own}/approve", null)).ShouldBeAsync(HttpStatusCode.Forbidden, "forbidden");
        await (await client.PostAsJsonAsync($"/api/events/{forum.Id}/participations/approve", new { ids = (Guid[])[own] })).ShouldBeAsync(HttpStatusCode.Forbidden, "forbidden");

        Assert.Equal(before, await app.DigestAsync());
    }

    // B9 and B10: what only the application sets is no member of any body; nor is an id, which the address has.
    [Theory]
    [InlineData("approvedBy")]
    [InlineData("state")]
    [InlineData("status")]
    [InlineData("role")]
    [InlineData("quota")]
    [InlineData("isVip")]
    [InlineData("version")]
    [InlineData("expectedVersion")]
    [InlineData("eventId")]
    [InlineData("delegationId")]
    [InlineData("participationId")]
    [InlineData("id")]
    [InlineData("__proto__")]
    [InlineData("$type")]
    public async Task B9_and_B10_take_no_member_beyond_their_own(string member)
    {
        var forum = await app.EventAsync();
        var delegation = await app.DelegationAsync(forum);
        var client = await app.ClientAsync(forum.Officer);
        var organiser = await app.ClientAsync(forum.Organiser);
        var before = await app.DigestAsync();
        JsonObject Body(object good)
        {
            var body = JsonSerializer.SerializeToNode(good)!.AsObject();
            body[member] = "x";
            return body;
        }

        await (await client.PostAsJsonAsync($"/api/events/{forum.Id}/participations", Body(new { categoryId = forum.Staff, name = new { latin = "Somebody" } }))).ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");
        await (await organiser.PostAsJsonAsync($"/api/events/{forum.Id}/delegations/{delegation}/members", Body(new { categoryId = forum.Delegates, name = new { latin = "Somebody" }, capacity = "delegate" })))
            .ShouldBeAsync(HttpStatusCode.BadRequest, "invalid");

        Assert.Equal(before, await app.DigestAsync());
    }

    // B13: there is no auditor; who reads is the viewer. B12: nor is there a gate; the desk looks up badges.
    [Fact]
    public void B13_a_viewer_passes_nothing_that_changes_something()
    {
        const int Viewer = 1 + (int)EventRole.Viewer, Own = 1;
        // One's own account, what needs no account, and an upload that is refused for its form before anybody is asked.
        string[] own = ["/sign-", "/account/", "/api/auth/", "/forgot", "/reset", "/delegations/{delegationId:guid}/documents"];
        var passing = Found.Some([.. File.ReadAllLines(Path.Combine(Found.Root, "Events.Tests", "Architecture", "Rights", "endpoints.tsv")).Where(line => line is not ['#', ..] and not "" && !line.StartsWith("GET", StringComparison.Ordinal))
            .Select(line => line.Split('\t', StringSplitOptions.RemoveEmptyEntries)).Where(cells => cells[Own].Trim()[Viewer] is '+' && !own.Any(part => cells[0].Contains(part, StringComparison.Ordinal))).Select(cells => cells[0])], 0);

        Assert.Empty(passing);
    }

    [Fact]
    public async Task B16_the_jobs_board_is_the_administrators_and_takes_no_form_of_another_site()
    {
        var forum = await app.EventAsync();
        var (nobody, organiser, administrator) = (await app.ClientAsync(null), await app.ClientAsync(forum.Organiser), await app.ClientAsync(await app.AdministratorAsync()));
        foreach (var address in (string[])["/admin/hangfire", "/admin/hangfire/jobs/enqueued", "/admin/hangfire/stats", "/admin/hangfire/css1"])
        {
            Assert.StartsWith("/sign-in", (await nobody.GetAsync(address)).Headers.Location?.AbsolutePath, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Forbidden, (await organiser.GetAsync(address)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync("/admin/hangfire")).StatusCode);
        Assert.Contains((await administrator.PostAsync("/admin/hangfire/recurring/trigger", new FormUrlEncodedContent([]))).StatusCode, (HttpStatusCode[])[HttpStatusCode.BadRequest, HttpStatusCode.Forbidden]);
    }

    [Fact]
    public async Task B17_says_one_word_about_its_health()
    {
        var client = await app.ClientAsync(null);

        Assert.Equal("live", await client.GetStringAsync("/health/live"));
        Assert.Equal("ready", await client.GetStringAsync("/health/ready"));
        foreach (var address in (string[])["/health", "/metrics", "/health/ready/database", "/.env", "/appsettings.json", "/events.db", "/data/events.db", "/web.config"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address)).StatusCode);
        }
    }

    // K10: every address outside the API that takes a form asks for the form's token.
    [Fact]
    public void K10_every_form_asks_for_its_token()
    {
        var forms = Found.Some([.. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Any(verb => verb is not "GET") is true && !endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal))], 3);

        Assert.Empty(forms.Where(form => form.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: true }).Select(form => form.RoutePattern.RawText));
    }

    [Fact]
    public async Task K10_a_form_without_its_token_does_nothing()
    {
        var client = await app.ClientAsync(await app.AdministratorAsync());
        var before = await app.DigestAsync();
        foreach (var form in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: true } && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") != false))
        {
            var address = "/" + string.Join('/', form.RoutePattern.PathSegments.Select(segment => segment.Parts[0] is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : Guid.NewGuid().ToString()));
            Assert.True((await client.PostAsync(address, new FormUrlEncodedContent([]))).StatusCode is HttpStatusCode.BadRequest, address);
        }

        Assert.Equal(before, await app.DigestAsync());
    }
}
