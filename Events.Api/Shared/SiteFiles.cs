namespace Events.Api.Shared;

/// <summary>
/// The one stylesheet of the static pages and their one script (passkeys cannot be asked for without): never a new page in old clothes.
/// </summary>
public sealed class SiteFiles(IWebHostEnvironment web)
{
    private readonly SiteFile stylesheet = new("events.css", "text/css; charset=utf-8", SiteFile.Read(web, "events.css"));
    private readonly SiteFile passkeys = new("passkeys.js", "text/javascript; charset=utf-8", SiteFile.Read(web, "passkeys.js"));

    public string Stylesheet => stylesheet.Address;

    public string Passkeys => passkeys.Address;

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assets/{version}/events.css", (HttpContext context, string version, SiteFiles files) => files.stylesheet.SendAsync(context, version)).AllowAnonymous();
        routes.MapGet("/assets/{version}/passkeys.js", (HttpContext context, string version, SiteFiles files) => files.passkeys.SendAsync(context, version)).AllowAnonymous();
    }
}
