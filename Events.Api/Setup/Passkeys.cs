using Events.Api.Setup.Walls;
using Microsoft.AspNetCore.Identity;

namespace Events.Api.Setup;

/// <summary>What is asked of a passkey: made for this site, answered on one of its pages, unlocked by its owner.</summary>
internal static class Passkeys
{
    public static void Configure(IdentityPasskeyOptions passkeys, PublicOrigin site)
    {
        var own = site.Address;
        // Without the setting: the host of the request.
        passkeys.ServerDomain = own?.Host;
        passkeys.UserVerificationRequirement = "required";
        passkeys.ResidentKeyRequirement = "required";
        passkeys.ValidateOrigin = answer => ValueTask.FromResult(!answer.CrossOrigin && Uri.TryCreate(answer.Origin, UriKind.Absolute, out var origin)
            && Uri.Compare(origin, own ?? OriginOf(answer.HttpContext.Request), UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0);
    }

    private static Uri OriginOf(HttpRequest request) => new($"{request.Scheme}://{request.Host}");
}
