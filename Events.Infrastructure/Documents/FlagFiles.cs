namespace Events.Infrastructure.Documents;

/// <summary>The bundled flags as PNG files, for pages.</summary>
public static class FlagFiles
{
    /// <param name="countryCode">ISO 3166-1 alpha-2 in any case.</param>
    /// <returns>Null when no flag is bundled.</returns>
    public static Stream? Open(string countryCode) => typeof(FlagFiles).Assembly.GetManifestResourceStream($"Flags/{countryCode.ToLowerInvariant()}.png");
}
