using Microsoft.AspNetCore.Antiforgery;

namespace Events.Api.Setup.Walls;

/// <summary>
/// Refuses what another site makes a browser send. Browsers say where a request comes from (<c>Sec-Fetch-Site</c>, and <c>Origin</c> on
/// every request that changes something); programs say nothing, and carry a token instead of a cookie.
/// </summary>
internal static class OwnSite
{
    public static Task CheckAsync(HttpContext context, RequestDelegate next) => (IsRead(context.Request.Method) && !OpensConnection(context.Request)) || IsOwn(context)
        ? next(context)
        : throw new RequestRefused(StatusCodes.Status403Forbidden, "cross-site", "Not from this site.", "The request comes from another site. Open ours and repeat it there.");

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    /// <summary>
    /// Asked for as a page is, a connection that stays open carries the cookie and is not held back by what browsers forbid among sites.
    /// </summary>
    private static bool OpensConnection(HttpRequest request) => request.Headers.Upgrade.Count > 0;

    private static bool IsOwn(HttpContext context)
    {
        var request = context.Request;
        var (site, from) = (request.Headers["Sec-Fetch-Site"].ToString(), request.Headers.Origin.ToString());
        if (site.Length > 0 && site is not ("same-origin" or "none"))
        {
            return false;
        }

        // A page that hides its address sends no origin but "null", as a sandboxed frame of anybody does: then only the browser's other word counts.
        return from.Length == 0 ? site.Length > 0 || NeedsNoWord(context)
            : from == "null" ? site.Length > 0
            : IsOwnOrigin(context, from);
    }

    /// <summary>Whether an <c>Origin</c> is the address that was asked for, or the one the world knows.</summary>
    public static bool IsOwnOrigin(HttpContext context, string origin) =>
        origin.Equals($"{context.Request.Scheme}://{context.Request.Host}", StringComparison.OrdinalIgnoreCase) || IsPublic(context, origin);

    private static bool IsPublic(HttpContext context, string from) =>
        context.RequestServices.GetRequiredService<PublicOrigin>().Address is { } address && from.Equals(address.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);

    /// <summary>No browser of these years: a program with a token of its own or nothing at all, or a form, whose own token is asked for next.</summary>
    private static bool NeedsNoWord(HttpContext context) =>
        context.Request.Headers.Cookie.Count == 0
        || context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
        || context.GetEndpoint()?.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: true };
}
