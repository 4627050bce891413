using System.Globalization;
using Microsoft.AspNetCore.DataProtection;

namespace Events.Api.Setup;

/// <summary>
/// Carries from the first step of signing in to the second that the password was right: sealed, for five minutes, and void once the
/// password changes. Whoever has it still needs the code.
/// </summary>
internal sealed class SecondStep(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan goodFor = TimeSpan.FromMinutes(5);
    private readonly IDataProtector seal = protection.CreateProtector("Events.SecondStep");

    public string Seal(Guid userId, string stamp) =>
        seal.Protect(string.Join('|', userId, (clock.GetUtcNow() + goodFor).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), stamp));

    /// <summary>Null for what is not ours, or too old.</summary>
    public (Guid UserId, string Stamp)? Open(string sealedStep)
    {
        try
        {
            return seal.Unprotect(sealedStep).Split('|') is [var user, var until, var stamp] && clock.GetUtcNow().ToUnixTimeSeconds() < long.Parse(until, CultureInfo.InvariantCulture)
                ? (Guid.Parse(user), stamp)
                : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
