using System.Collections.Concurrent;
using SkiaSharp;

namespace Events.Infrastructure.Documents;

/// <summary>The bundled flags, 96 x 72 pixels. One for the whole process.</summary>
internal sealed class FlagSet
{
    private const string Folder = "Flags/";
    private static readonly HashSet<string> names = [.. typeof(FlagSet).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal))];
    private readonly ConcurrentDictionary<string, SKImage> images = new();

    /// <param name="countryCode">ISO 3166-1 alpha-2 in any case, or null.</param>
    public bool Has(string? countryCode) => countryCode is not null && names.Contains(NameOf(countryCode));

    /// <summary>One picture per flag, so that a document holds it once.</summary>
    public SKImage Get(string countryCode) => images.GetOrAdd(NameOf(countryCode), static name =>
    {
        using var resource = typeof(FlagSet).Assembly.GetManifestResourceStream(name)!;
        using var data = SKData.Create(resource);
        return SKImage.FromEncodedData(data);
    });

    private static string NameOf(string countryCode) => Folder + countryCode.ToLowerInvariant() + ".png";
}
