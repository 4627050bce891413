using System.Security.Cryptography;
using Events.Api.Public.Kept;

namespace Events.Api.Shared;

/// <summary>
/// The one stylesheet, under an address that changes with it: a browser keeps it for ever and never shows a new page in old clothes. Its
/// compressed copies are made once.
/// </summary>
public sealed class Stylesheet
{
    private const string File = "events.css";
    private const string ForEver = "public, max-age=31536000, immutable";

    private readonly KeptPage content;
    private readonly string hash;

    public Stylesheet(IWebHostEnvironment web)
    {
        using var read = new MemoryStream();
        using (var stored = web.WebRootFileProvider.GetFileInfo(File).CreateReadStream())
        {
            stored.CopyTo(read);
        }

        var bytes = read.ToArray();
        hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
        content = new KeptPage(bytes, [new("Content-Type", "text/css; charset=utf-8")], null);
    }

    public string Address => $"/assets/{hash}/{File}";

    /// <summary>An address of another version is answered with this one, which is not kept then.</summary>
    internal Task SendAsync(HttpContext context, string version)
    {
        context.Response.Headers.CacheControl = version == hash ? ForEver : "no-cache";
        return content.SendAsync(context);
    }
}

internal static class StylesheetRoute
{
    public static void MapStylesheet(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/assets/{version}/events.css", (HttpContext context, string version, Stylesheet stylesheet) => stylesheet.SendAsync(context, version)).AllowAnonymous();
}
