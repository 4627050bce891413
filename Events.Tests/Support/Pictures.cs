using SkiaSharp;

namespace Events.Tests.Support;

/// <summary>Photos of nobody.</summary>
public static class Pictures
{
    /// <summary>Of one colour, in the badge photo's proportions.</summary>
    public static byte[] Plain(int width = 480, int height = 640, SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg, SKColor colour = default)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(colour);
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }
}
