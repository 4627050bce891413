using Events.Domain.Common;

namespace Events.Domain.Accreditation;

/// <summary>Makes a badge photo of what somebody sent.</summary>
public interface IPhotoStudio
{
    /// <summary>
    /// Upright, cropped to three by four, as a JPEG of <see cref="Photos.Width" /> x <see cref="Photos.Height" /> pixels without metadata: where and
    /// with what it was taken is nobody's business.
    /// </summary>
    /// <param name="crop">What of the picture is shown; null for its middle, a little above.</param>
    /// <exception cref="RuleViolation">photo-format, photo-animated, photo-too-many-pixels, photo-too-small, photo-damaged</exception>
    Task<byte[]> DevelopAsync(Stream upload, CancellationToken cancellationToken, PhotoCrop? crop = null);
}

/// <summary>The part of a picture that becomes the badge photo: three by four, somewhere in it.</summary>
/// <param name="Zoom">1 for the largest part there is, up to <see cref="MaxZoom" /> for a smaller one.</param>
/// <param name="X">0 for the part at the left edge, 1 at the right.</param>
/// <param name="Y">0 for the part at the upper edge, 1 at the lower.</param>
public sealed record PhotoCrop(double Zoom, double X, double Y)
{
    public const double MaxZoom = 4;

    public bool IsSound => Zoom is >= 1 and <= MaxZoom && X is >= 0 and <= 1 && Y is >= 0 and <= 1;
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
