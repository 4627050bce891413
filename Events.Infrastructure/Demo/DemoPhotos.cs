using SkiaSharp;

namespace Events.Infrastructure.Demo;

/// <summary>Portraits of nobody: head and shoulders in colours that follow from the place in the delegation.</summary>
internal static class DemoPhotos
{
    private const int Width = 240;
    private const int Height = 320;

    /// <summary>A PNG, as somebody might upload one.</summary>
    public static Stream Draw(string seat)
    {
        // Not GetHashCode, which differs from process to process.
        var hue = seat.Aggregate(7, (sum, letter) => (sum * 31 + letter) % 360);
        using var bitmap = new SKBitmap(Width, Height);
        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint { IsAntialias = true };
        canvas.Clear(SKColor.FromHsl(hue, 30, 86));
        paint.Color = SKColor.FromHsl((hue + 200) % 360, 35, 32);
        canvas.DrawRoundRect(new SKRect(30, 215, 210, 400), 80, 80, paint);
        paint.Color = SKColor.FromHsl(24, 40, 45 + (hue % 25));
        canvas.DrawRect(new SKRect(102, 180, 138, 235), paint);
        canvas.DrawOval(120, 140, 50, 64, paint);
        paint.Color = SKColor.FromHsl(20, 25, 14);
        canvas.Save();
        canvas.ClipRect(new SKRect(0, 0, Width, 112 + (hue % 12)));
        canvas.DrawOval(120, 132, 58, 66, paint);
        canvas.Restore();
        return bitmap.Encode(SKEncodedImageFormat.Png, 100).AsStream(streamDisposesData: true);
    }
}
