using Microsoft.Net.Http.Headers;
using Scalar.AspNetCore;

namespace Events.Api.Setup.Walls;

/// <summary>What every answer says to the browser: pages, data, files and errors alike. An endpoint may be stricter; it sets the header itself.</summary>
internal static class SecurityHeaders
{
    /// <summary>Pages load this site's own files. <c>data:</c> is for pictures that a page carries in itself, such as a QR code.</summary>
    public const string ForPages =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>
    /// The office: scripts and sheets of this site only, none in the page; but styles in attributes, by which the components lay themselves
    /// out, and a base address, from which they find their connection.
    /// </summary>
    public const string ForOffice =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Data and files load nothing and run nothing, even where a browser shows them as a page.</summary>
    public const string ForFiles = "default-src 'none'; frame-ancestors 'none'; sandbox";

    /// <summary>A style sheet, a script, a picture of ours. A sandbox would only hinder whoever looks at one.</summary>
    private const string ForAssets = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>The jobs' dashboard: its own scripts only, but styles in attributes, which it draws its bars with.</summary>
    private const string ForDashboard =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private const string OneYear = "max-age=31536000";

    /// <summary>Features that no page of ours asks for.</summary>
    private const string NoFeatures = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    public static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        // When the answer starts: by then its kind is known, and an error that cleared the headers has got its own.
        var path = context.Request.Path;
        context.Response.OnStarting(() =>
        {
            Set(context, path);
            return Task.CompletedTask;
        });
        return next(context);
    }

    /// <param name="path">As it was asked for: the dashboard's own routing makes it shorter.</param>
    private static void Set(HttpContext context, PathString path)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.TryAdd("Referrer-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
        headers.TryAdd("Permissions-Policy", NoFeatures);
        // What a 304 says takes the place of what the browser has kept with the page, and its kind is not known here.
        if (context.Response.StatusCode is not StatusCodes.Status304NotModified)
        {
            headers.TryAdd(HeaderNames.ContentSecurityPolicy, ContentPolicy(context, path));
        }

        if (context.Request.IsHttps && !Hosts.IsLoopback(context.Request.Host.Host))
        {
            headers.StrictTransportSecurity = OneYear;
        }

        if (path.StartsWithSegments("/api") && headers.CacheControl.Count == 0)
        {
            // What somebody may read is theirs: no cache between keeps it.
            headers.CacheControl = "no-store";
        }
    }

    private static string ContentPolicy(HttpContext context, PathString path)
    {
        var type = context.Response.ContentType?.Split(';')[0].Trim() ?? "";
        return path.StartsWithSegments("/admin/hangfire") ? ForDashboard
            : context.Items[ScalarOptions.NonceHttpContextItemKey] is string nonce ? ForReference(nonce)
            : type == "text/html" ? path.StartsWithSegments("/office") ? ForOffice : ForPages
            : type is "text/css" or "text/javascript" or "image/svg+xml" || type.StartsWith("font/", StringComparison.Ordinal) ? ForAssets
            : ForFiles;
    }

    /// <summary>The reference starts from a script in its page, which carries the nonce of this answer, and writes style elements as it runs.</summary>
    private static string ForReference(string nonce) =>
        $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
        + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
}
