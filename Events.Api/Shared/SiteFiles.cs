using System.Security.Cryptography;
using Events.Api.Public.Kept;

namespace Events.Api.Shared;

/// <summary>
/// The one stylesheet and the one script (passkeys cannot be asked for without), under addresses that change with them: a browser keeps
/// them for ever and never shows a new page in old clothes. Their compressed copies are made once.
/// </summary>
public sealed class SiteFiles(IWebHostEnvironment web)
{
    private const string ForEver = "public, max-age=31536000, immutable";

    private readonly Kept stylesheet = new(web, "events.css", "text/css; charset=utf-8");
    private readonly Kept passkeys = new(web, "passkeys.js", "text/javascript; charset=utf-8");

    public string Stylesheet => stylesheet.Address;

    public string Passkeys => passkeys.Address;

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assets/{version}/events.css", (HttpContext context, string version, SiteFiles files) => files.stylesheet.SendAsync(context, version)).AllowAnonymous();
        routes.MapGet("/assets/{version}/passkeys.js", (HttpContext context, string version, SiteFiles files) => files.passkeys.SendAsync(context, version)).AllowAnonymous();
    }

    private sealed class Kept
    {
        private readonly KeptPage content;
        private readonly string hash;

        public Kept(IWebHostEnvironment web, string file, string mediaType)
        {
            using var read = new MemoryStream();
            using (var stored = web.WebRootFileProvider.GetFileInfo(file).CreateReadStream())
            {
                stored.CopyTo(read);
            }

            var bytes = read.ToArray();
            hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
            content = new KeptPage(bytes, [new("Content-Type", mediaType)], null);
            Address = $"/assets/{hash}/{file}";
        }

        public string Address { get; }

        /// <summary>An address of another version is answered with this one, which is not kept then.</summary>
        public Task SendAsync(HttpContext context, string version)
        {
            context.Response.Headers.CacheControl = version == hash ? ForEver : "no-cache";
            return content.SendAsync(context);
        }
    }
}
