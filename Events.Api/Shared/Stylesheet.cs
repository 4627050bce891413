using System.Security.Cryptography;

namespace Events.Api.Shared;

/// <summary>The one stylesheet, under an address that changes with it, so that no browser shows a new page in old clothes.</summary>
public sealed class Stylesheet
{
    private const string File = "events.css";

    public Stylesheet(IWebHostEnvironment web)
    {
        using var content = web.WebRootFileProvider.GetFileInfo(File).CreateReadStream();
        Address = $"/{File}?v={Convert.ToHexStringLower(SHA256.HashData(content))[..12]}";
    }

    public string Address { get; }
}
