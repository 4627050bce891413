using Events.Domain.Common;

namespace Events.Domain.Accreditation;

/// <summary>Makes a badge photo of what somebody sent.</summary>
public interface IPhotoStudio
{
    /// <summary>
    /// Upright, cropped to three by four, as a JPEG of <see cref="Photos.Width" /> x <see cref="Photos.Height" /> pixels without metadata: where and
    /// with what it was taken is nobody's business.
    /// </summary>
    /// <exception cref="RuleViolation">photo-format, photo-animated, photo-too-many-pixels, photo-too-small, photo-damaged</exception>
    Task<byte[]> DevelopAsync(Stream upload, CancellationToken cancellationToken);
}

/// <summary>The limits of badge photos.</summary>
public static class Photos
{
    public const int MaxBytes = 10 * 1024 * 1024;
    public const int MaxPixels = 40_000_000;

    /// <summary>Of the shorter side, in pixels: less than that is a smear on a badge.</summary>
    public const int MinSide = 150;
    public const int Width = 480;
    public const int Height = 640;
    public const string MediaType = "image/jpeg";
}
