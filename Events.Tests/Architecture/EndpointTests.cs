using System.Reflection;
using System.Text.Json.Serialization;
using Events.Domain.Common;
using Events.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Tests.Architecture;

public sealed class EndpointTests(EventsApp app) : IClassFixture<EventsApp>
{
    /// <summary>
    /// Reviewed: what everybody may read, as data and as pages, the flags on them, the sheets and scripts of all pages, the door, the first run
    /// (which asks for its token), the watchman's one word, and the description of the API. Whoever adds one says here why.
    /// </summary>
    private static readonly string[] anonymous =
    [
        "GET /",
        "GET /api/events/{eventId:guid}/agenda.ics",
        "GET /api/events/{eventId:guid}/agenda.pdf",
        "GET /api/public/events",
        "GET /api/public/events/{slug}",
        "GET /api/public/events/{slug}/agenda",
        "GET /api/public/events/{slug}/figures",
        "GET /api/public/events/{slug}/projects",
        "GET /assets/{version}/blazor.js",
        "GET /assets/{version}/events.css",
        "GET /assets/{version}/office-icons.woff2",
        "GET /assets/{version}/office.css",
        "GET /assets/{version}/office.js",
        "GET /assets/{version}/passkeys.js",
        "GET /assets/{version}/radzen.js",
        "GET /denied",
        "GET /docs",
        "GET /e/{slug}",
        "GET /e/{slug}/agenda",
        "GET /e/{slug}/people",
        "GET /e/{slug}/projects",
        "GET /e/{slug}/sessions/{sessionId:guid}",
        "GET /e/{slug}/sessions/{sessionId:guid}/calendar.ics",
        "GET /email",
        "GET /first-run",
        "GET /flags/{country:length(2)}.png",
        "GET /forgot",
        "GET /health/live",
        "GET /health/ready",
        "GET /invitation",
        "GET /logos/{logoId:guid}.png",
        "GET /openapi/{documentName}.json",
        "GET /reset",
        "GET /robots.txt",
        "GET /sign-in",
        "GET /sitemap.xml",
        "POST /api/auth/email/confirm",
        "POST /api/auth/forgot",
        "POST /api/auth/passkey",
        "POST /api/auth/passkey/begin",
        "POST /api/auth/reset",
        "POST /api/auth/sign-in",
        "POST /api/invitations/accept",
        "POST /api/invitations/decline",
        "POST /api/invitations/read",
        "POST /email",
        "POST /first-run",
        "POST /forgot",
        "POST /invitation/accept",
        "POST /invitation/decline",
        "POST /reset",
        "POST /sign-in",
        "POST /sign-in/code",
        "POST /sign-in/passkey",
        "POST /sign-in/passkey/begin",
    ];

    [Fact]
    public void Every_address_asks_who_comes_or_says_that_it_does_not() =>
        Assert.Empty(Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Count == 0 && endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is null).Select(Address));

    [Fact]
    public void Only_reviewed_addresses_are_open_to_everybody()
    {
        var open = Endpoints().Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Address).Distinct().ToList();

        Assert.Empty(open.Except(anonymous));
        Assert.Empty(anonymous.Except(open));
    }

    [Fact]
    public void What_is_read_from_a_body_is_public_and_takes_its_event_from_the_address()
    {
        var bodies = Found.Some([.. Endpoints().Select(endpoint => endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType).OfType<Type>().Where(type => type.Namespace!.StartsWith("Events", StringComparison.Ordinal)).Distinct()], 20);

        Assert.Empty(bodies.Where(type => type is { IsPublic: false, IsNestedPublic: false }).Select(type => type.Name));
        Assert.Empty(bodies.Where(type => type.IsAssignableTo(typeof(IForEvent)) && type.GetProperty(nameof(IForEvent.EventId))?.GetCustomAttribute<JsonIgnoreAttribute>() is null).Select(type => type.Name));
    }

    private IReadOnlyList<RouteEndpoint> Endpoints() => Found.Some([.. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()], 50);

    private static string Address(RouteEndpoint endpoint)
    {
        var path = "/" + endpoint.RoutePattern.RawText?.Trim('/');
        // The reference's own scripts come with it.
        return $"{string.Join(' ', endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])} {(path.StartsWith("/docs/", StringComparison.Ordinal) ? "/docs" : path)}";
    }
}
