using System.Security.Cryptography;
using Events.Api.Public.Kept;

namespace Events.Api.Shared;

/// <summary>A file of ours under an address that changes with it: a browser keeps it for ever. Its compressed copies are made once.</summary>
internal sealed class SiteFile
{
    private const string ForEver = "public, max-age=31536000, immutable";

    private readonly KeptPage content;
    private readonly string hash;

    public SiteFile(string name, string mediaType, byte[] bytes)
    {
        hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
        content = new KeptPage(bytes, [new("Content-Type", mediaType)], null);
        Name = name;
        Address = $"/assets/{hash}/{name}";
    }

    public string Name { get; }

    public string Address { get; }

    /// <param name="path">In the site's files, those of packages included.</param>
    public static byte[] Read(IWebHostEnvironment web, string path)
    {
        using var read = new MemoryStream();
        using (var stored = web.WebRootFileProvider.GetFileInfo(path).CreateReadStream())
        {
            stored.CopyTo(read);
        }

        return read.ToArray();
    }

    /// <summary>An address of another version is answered with this one, which is not kept then.</summary>
    public Task SendAsync(HttpContext context, string version)
    {
        context.Response.Headers.CacheControl = version == hash ? ForEver : "no-cache";
        return content.SendAsync(context);
    }
}
