using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace Events.Infrastructure.Keys;

/// <summary>
/// A secret of this installation that codes are derived from: the setting <c>Events:BadgeKey</c> or <c>Events:LinkKey</c> (base64, 32
/// bytes or more; the same on every node), else a file of the data folder, made at the first start. Whoever loses the badges' can no longer
/// draw a badge again, and the links' can no longer show or send an open link; what has been given out stays valid by its hash.
/// </summary>
internal static class ServerKey
{
    private const int Bytes = 32;

    /// <param name="purpose">Badge or Link: the file is <c>badge.key</c> or <c>link.key</c>.</param>
    public static byte[] Load(IConfiguration configuration, string dataDirectory, string purpose)
    {
        if (configuration[$"Events:{purpose}Key"] is { Length: > 0 } given)
        {
            var key = Convert.FromBase64String(given);
            return key.Length >= Bytes ? key : throw new InvalidOperationException($"Events:{purpose}Key is shorter than {Bytes} bytes.");
        }

        var path = Path.Combine(dataDirectory, $"{purpose.ToLowerInvariant()}.key");
        if (!File.Exists(path))
        {
            Make(path);
        }

        return File.ReadAllBytes(path);
    }

    /// <summary>Whole or not at all, and the first of two processes wins: a second key would make the first one's codes unreadable.</summary>
    private static void Make(string path)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(temporary, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(Bytes));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(temporary, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(temporary);
        }
    }
}
