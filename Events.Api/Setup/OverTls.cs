using System.Net;
using Events.Api.Account;
using Events.Api.Shared;

namespace Events.Api.Setup;

/// <summary>
/// Passwords and sessions travel over TLS, or do not leave the machine. On plain HTTP only the loopback address may sign in; a proxy in front
/// that this server was not told of counts as somewhere else, though it sits on the loopback.
/// </summary>
internal static class OverTls
{
    private static readonly string[] proxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Original-Proto", "X-Original-For"];

    /// <summary>For an address at which somebody signs in or sets a password.</summary>
    public static TBuilder OverTlsOnly<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.AddEndpointFilter<TBuilder, Filter>();

    private static bool IsSafe(HttpContext context) => context.Request.IsHttps
        || (context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote) && !proxyHeaders.Any(context.Request.Headers.ContainsKey));

    private sealed class Filter : IEndpointFilter
    {
        public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        {
            var http = context.HttpContext;
            return IsSafe(http) ? await next(context)
                : HtmlProblems.ReadsPages(http.Request) ? PageResults.Private<InsecurePage>(new { Reader = Reader.Of(http) }, StatusCodes.Status403Forbidden)
                : throw new RequestRefused(StatusCodes.Status403Forbidden, "https-required", "Not over this connection.", "Use https: on plain HTTP, signing in is possible on the server itself only.");
        }
    }
}
