using Events.Domain.Access;

namespace Events.Infrastructure.Access;

/// <summary>What a browser says of itself, cut down to what its owner recognises.</summary>
internal static class Devices
{
    // In this order: most browsers name the others too.
    private static readonly (string Mark, string Name)[] browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] systems =
        [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <summary>"Firefox, Windows"; the program's own name for what is no browser; empty when it says nothing.</summary>
    public static string NameOf(string userAgent)
    {
        var parts = new[] { Find(browsers, userAgent), Find(systems, userAgent) }.OfType<string>().ToList();
        var name = parts.Count > 0 ? string.Join(", ", parts) : Domain.Common.Text.Clean(userAgent.Split(' ', '/')[0]) ?? "";
        return name.Length > UserSession.MaxDeviceLength ? name[..UserSession.MaxDeviceLength] : name;
    }

    private static string? Find((string Mark, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(one => userAgent.Contains(one.Mark, StringComparison.Ordinal)).Name;
}
