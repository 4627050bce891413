using System.Security.Cryptography;

namespace Events.Api.Account;

/// <summary>The one script, under an address that changes with it. Only passkeys need one: a page cannot ask for them in any other way.</summary>
public sealed class Scripts
{
    private const string File = "passkeys.js";

    public Scripts(IWebHostEnvironment web)
    {
        using var content = web.WebRootFileProvider.GetFileInfo(File).CreateReadStream();
        Passkeys = $"/{File}?v={Convert.ToHexStringLower(SHA256.HashData(content))[..12]}";
    }

    public string Passkeys { get; }
}
