using System.Text;
using System.Text.RegularExpressions;
using Events.Api.Shared;

namespace Events.Api.Office.Frame;

/// <summary>
/// What a browser loads for the office, once: the components' clothes and ours in one sheet, their scripts, and the icons that are used.
/// The components' own fonts (1.2 MiB) are left out of their sheet.
/// </summary>
public sealed partial class OfficeFiles(IWebHostEnvironment web)
{
    private const string Radzen = "_content/Radzen.Blazor/";
    private const string Script = "text/javascript; charset=utf-8";

    private readonly SiteFile icons = new("office-icons.woff2", "font/woff2", SiteFile.Read(web, "office-icons.woff2"));
    private readonly SiteFile radzen = new("radzen.js", Script, SiteFile.Read(web, Radzen + "Radzen.Blazor.min.js"));
    private readonly SiteFile blazor = new("blazor.js", Script, SiteFile.Read(web, "_framework/blazor.web.js"));
    private readonly SiteFile office = new("office.js", Script, SiteFile.Read(web, "office.js"));
    private SiteFile? sheet;

    public string Stylesheet => Sheet.Address;

    public string RadzenScript => radzen.Address;

    public string BlazorScript => blazor.Address;

    public string OfficeScript => office.Address;

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assets/{version}/office.css", (HttpContext context, string version, OfficeFiles files) => files.Sheet.SendAsync(context, version)).AllowAnonymous();
        routes.MapGet("/assets/{version}/office-icons.woff2", (HttpContext context, string version, OfficeFiles files) => files.icons.SendAsync(context, version)).AllowAnonymous();
        routes.MapGet("/assets/{version}/radzen.js", (HttpContext context, string version, OfficeFiles files) => files.radzen.SendAsync(context, version)).AllowAnonymous();
        routes.MapGet("/assets/{version}/blazor.js", (HttpContext context, string version, OfficeFiles files) => files.blazor.SendAsync(context, version)).AllowAnonymous();
        routes.MapGet("/assets/{version}/office.js", (HttpContext context, string version, OfficeFiles files) => files.office.SendAsync(context, version)).AllowAnonymous();
    }

    private SiteFile Sheet => sheet ??= new SiteFile("office.css", "text/css; charset=utf-8", Encoding.UTF8.GetBytes(
        Fonts().Replace(Text(Radzen + "css/standard-base.css"), "") + Text(Radzen + "css/standard-wcag.css")
        + Text("office.css").Replace("office-icons.woff2", icons.Address, StringComparison.Ordinal)));

    private string Text(string path) => Encoding.UTF8.GetString(SiteFile.Read(web, path)).TrimStart('\uFEFF');

    [GeneratedRegex(@"@font-face\{[^}]*\}", RegexOptions.NonBacktracking)]
    private static partial Regex Fonts();
}
