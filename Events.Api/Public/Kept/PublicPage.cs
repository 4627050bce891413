using Microsoft.AspNetCore.Http.Extensions;

namespace Events.Api.Public.Kept;

/// <summary>On an address that the world reads: its answer is the same for everybody and may be kept.</summary>
/// <param name="Query">The parameters that change the answer, beside the language. Any other is not looked at, so that it cannot fill the memory.</param>
/// <param name="IsPersonalWhenSignedIn">Whoever sends a cookie or a token may be answered with a page of their own, which is not kept.</param>
internal sealed record PublicPage(IReadOnlyList<string> Query, bool IsPersonalWhenSignedIn)
{
    public bool MayBePersonal(HttpRequest request) => IsPersonalWhenSignedIn && (request.Headers.Cookie.Count > 0 || request.Headers.Authorization.Count > 0);

    /// <summary>Path and known parameters in one order; the language apart.</summary>
    public string AddressOf(HttpRequest request)
    {
        var path = request.Path.Value ?? "/";
        if (!request.QueryString.HasValue)
        {
            return path;
        }

        var known = new QueryBuilder();
        foreach (var name in Query)
        {
            if (request.Query[name].ToString() is { Length: > 0 } value)
            {
                known.Add(name, value);
            }
        }

        return path + known.ToQueryString().Value;
    }
}

internal static class PublicPageRoutes
{
    /// <param name="query">The parameters that change the answer, beside the language.</param>
    public static RouteHandlerBuilder MapPublicPage(this IEndpointRouteBuilder routes, string pattern, Delegate handler, params string[] query) =>
        routes.MapGet(pattern, handler).WithMetadata(new PublicPage(query, IsPersonalWhenSignedIn: false));

    /// <summary>A public page that shows more to those who are signed in.</summary>
    public static RouteHandlerBuilder MapPartlyPublicPage(this IEndpointRouteBuilder routes, string pattern, Delegate handler, params string[] query) =>
        routes.MapGet(pattern, handler).WithMetadata(new PublicPage(query, IsPersonalWhenSignedIn: true));
}

/// <summary>What the maker of a public answer says about keeping it; an answer without it is sent as it is.</summary>
/// <param name="IsKept">What was asked for is one of a limited number of things.</param>
/// <param name="UntilUtc">The instant at which it says something else by the clock alone; null for never.</param>
/// <param name="Languages">What it can be switched to, BCP 47: with the request's own languages that decides which one is read.</param>
internal sealed record Keeping(bool IsKept, DateTime? UntilUtc, IReadOnlyList<string> Languages);
