using QRCoder;
using SkiaSharp;

namespace Events.Infrastructure.Documents;

/// <summary>A QR code as grey bytes, one per module, the quiet zone of four modules included.</summary>
internal sealed record QrPicture(int Size, byte[] Pixels)
{
    /// <summary>
    /// Level Q: a badge still scans with a scratch or a lanyard over a quarter of it. Upper-case letters and digits make the small
    /// alphanumeric code: 26 of them need 25 x 25 modules.
    /// </summary>
    public static QrPicture Of(string code)
    {
        using var data = QRCodeGenerator.GenerateQrCode(code, QRCodeGenerator.ECCLevel.Q);
        var rows = data.ModuleMatrix;
        var pixels = new byte[rows.Count * rows.Count];
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                pixels[y * rows.Count + x] = rows[y][x] ? byte.MinValue : byte.MaxValue;
            }
        }

        return new(rows.Count, pixels);
    }

    /// <summary>One picture instead of some 300 rectangles: a tenth of the time and of the bytes, and it stays sharp at any size.</summary>
    public SKImage ToImage() => SKImage.FromPixelCopy(new SKImageInfo(Size, Size, SKColorType.Gray8, SKAlphaType.Opaque), Pixels);
}
