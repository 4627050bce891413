using Events.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Public;

public sealed class PagePolicyTests(EventsApp app) : IClassFixture<EventsApp>
{
    [Fact]
    public void Every_page_says_who_may_open_it()
    {
        var pages = app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => !endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith("api", StringComparison.Ordinal)).ToList();

        Assert.Contains(pages, page => page.RoutePattern.RawText == "/e/{slug}/agenda");
        Assert.Contains(pages, page => page.RoutePattern.RawText == "/events/{eventId:guid}/badges");
        var silent = pages.Where(page => page.Metadata.GetMetadata<IAllowAnonymous>() is null && page.Metadata.GetMetadata<IAuthorizeData>() is null && page.Metadata.GetMetadata<AuthorizationPolicy>() is null);
        Assert.Empty(silent.Select(page => page.RoutePattern.RawText));
    }

    [Fact]
    public void What_an_event_keeps_for_its_staff_is_not_anonymous()
    {
        var inside = app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/events/", StringComparison.Ordinal)).ToList();

        Assert.True(inside.Count >= 25, $"Only {inside.Count} addresses were found.");
        Assert.DoesNotContain(inside, page => page.Metadata.GetMetadata<IAllowAnonymous>() is not null);
    }
}
