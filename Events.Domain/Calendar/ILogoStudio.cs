using Events.Domain.Common;

namespace Events.Domain.Calendar;

/// <summary>Makes an organisation's logo of what somebody sent.</summary>
public interface ILogoStudio
{
    /// <summary>
    /// Drawn anew, once, as a PNG of at most <see cref="Logos.Width" /> x <see cref="Logos.Height" /> pixels that keeps what is transparent: nothing of
    /// the file that was sent is left in it.
    /// </summary>
    /// <exception cref="RuleViolation">logo-format, logo-animated, logo-too-large, logo-too-small, logo-damaged</exception>
    Task<byte[]> DrawAsync(Stream upload, CancellationToken cancellationToken);
}

/// <summary>The limits of logos.</summary>
public static class Logos
{
    public const int MaxBytes = 5 * 1024 * 1024;
    public const int MaxPixels = 20_000_000;

    /// <summary>Of the shorter side, in pixels: less than that is a smear.</summary>
    public const int MinSide = 32;
    public const int Width = 640;
    public const int Height = 320;
    public const string MediaType = "image/png";

    /// <summary>In the file store.</summary>
    public static string KeyOf(Guid logoId) => $"logos/{logoId:N}.png";
}
