using System.Net;
using System.Net.WebSockets;
using Events.Api.Setup.Walls;
using Events.Tests.Public;
using Events.Tests.Support;

namespace Events.Tests.Office;

/// <summary>Who is let into the back office, and what its pages may load.</summary>
public sealed class OfficeDoorTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public async Task Opens_for_the_staff_of_the_event_only()
    {
        var (forum, other) = (await app.EventAsync(), await app.EventAsync());
        using var nobody = new Visitor(app);
        using var organiser = await Visitor.SignedInAsync(app, forum.Organiser);
        using var elsewhere = await Visitor.SignedInAsync(app, other.Organiser);
        using var stranger = await Visitor.SignedInAsync(app, await app.UserAsync());
        using var focalPoint = await Visitor.SignedInAsync(app, await app.FocalPointAsync(forum, await app.DelegationAsync(forum)));

        foreach (var address in (string[])[$"/office/{forum.Id}", $"/office/{forum.Id}/people", $"/office/{forum.Id}/search?q=a"])
        {
            Assert.Equal(HttpStatusCode.OK, (await organiser.GetAsync(address)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync(address)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await focalPoint.GetAsync(address)).StatusCode);
            Assert.StartsWith("/sign-in", (await nobody.GetAsync(address)).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await focalPoint.GetAsync("/office")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await organiser.GetAsync($"/office/{Guid.NewGuid()}")).StatusCode);
    }

    [Fact]
    public async Task Its_policy_is_its_own_and_weakens_no_other()
    {
        var forum = await app.EventAsync();
        using var organiser = await Visitor.SignedInAsync(app, forum.Organiser);

        var (office, overview) = (await organiser.GetAsync($"/office/{forum.Id}"), await organiser.GetAsync($"/events/{forum.Id}"));

        Assert.Equal([SecurityHeaders.ForOffice], office.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal([SecurityHeaders.ForPages], overview.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotContain("script-src 'self' '", SecurityHeaders.ForOffice, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", await office.PageAsync(), StringComparison.Ordinal);
    }

    // Cross-site hijacking of the open connection: a browser sends the cookie with it from any site.
    [Theory]
    [InlineData(null, true)]
    [InlineData("https://evil.example", false)]
    [InlineData("null", false)]
    public async Task Its_connection_opens_from_its_own_pages_only(string? origin, bool opens)
    {
        var forum = await app.EventAsync();
        using var organiser = await Visitor.SignedInAsync(app, forum.Organiser);
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Origin", origin ?? app.Address.GetLeftPart(UriPartial.Authority));
        socket.Options.SetRequestHeader("Cookie", $"events={organiser.CookieOf(app, "events")}");
        var address = new UriBuilder(app.Address) { Scheme = "ws", Path = "/_blazor" }.Uri;

        if (opens)
        {
            await socket.ConnectAsync(address, TestContext.Current.CancellationToken);
            Assert.Equal(WebSocketState.Open, socket.State);
        }
        else
        {
            await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(address, TestContext.Current.CancellationToken));
            Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
        }
    }
}
