using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace Events.Infrastructure.Badges;

/// <summary>
/// The secret that badges are derived from: <c>Events:BadgeKey</c> (base64, 32 bytes or more; the same on every node), else the file
/// <c>badge.key</c> of the data folder, made at the first start. Whoever loses it can no longer draw a badge again; the hashes of those
/// printed stay valid.
/// </summary>
internal static class BadgeKey
{
    public const string FileName = "badge.key";

    private const int Bytes = 32;

    public static byte[] Load(IConfiguration configuration, string dataDirectory)
    {
        if (configuration["Events:BadgeKey"] is { Length: > 0 } given)
        {
            var key = Convert.FromBase64String(given);
            return key.Length >= Bytes ? key : throw new InvalidOperationException($"Events:BadgeKey is shorter than {Bytes} bytes.");
        }

        var path = Path.Combine(dataDirectory, FileName);
        if (!File.Exists(path))
        {
            Make(path);
        }

        return File.ReadAllBytes(path);
    }

    /// <summary>Whole or not at all, and the first of two processes wins: a second key would make the first one's badges unreadable.</summary>
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
