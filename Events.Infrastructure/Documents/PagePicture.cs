using SkiaSharp;

namespace Events.Infrastructure.Documents;

/// <summary>A page for the screen, by the code that draws it on paper.</summary>
internal static class PagePicture
{
    /// <param name="width">Of the page, in points; as the next.</param>
    /// <param name="scale">Pixels to the point.</param>
    /// <returns>A PNG on white.</returns>
    public static byte[] Draw(float width, float height, float scale, Action<SKCanvas> draw)
    {
        using var surface = SKSurface.Create(new SKImageInfo((int)(width * scale), (int)(height * scale)));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(scale);
        draw(surface.Canvas);
        using var picture = surface.Snapshot();
        using var png = picture.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }
}
