using Events.Domain.Calendar;
using Events.Domain.Common;
using SkiaSharp;

namespace Events.Infrastructure.Photos;

/// <summary>Draws logos with Skia. What it is given is not trusted: size is read from the header before a pixel is decoded.</summary>
internal sealed class LogoStudio : ILogoStudio
{
    // A picture of 20 megapixels takes 80 MB while it is decoded: one at a time.
    private readonly SemaphoreSlim bench = new(1);

    public async Task<byte[]> DrawAsync(Stream upload, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await upload.CopyToAsync(buffer, cancellationToken);
        if (buffer.Length > Logos.MaxBytes)
        {
            throw TooLarge();
        }

        await bench.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Draw(buffer.ToArray()), cancellationToken);
        }
        finally
        {
            bench.Release();
        }
    }

    private static byte[] Draw(byte[] bytes)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec?.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png))
        {
            throw new RuleViolation("logo-format", "Send a logo as PNG or JPEG.", "logo");
        }

        if (MovingPictures.Has(codec, bytes))
        {
            throw new RuleViolation("logo-animated", "Send a single picture, not a moving one.", "logo");
        }

        if ((long)codec.Info.Width * codec.Info.Height > Logos.MaxPixels)
        {
            throw TooLarge();
        }

        if (Math.Min(codec.Info.Width, codec.Info.Height) < Logos.MinSide)
        {
            throw new RuleViolation("logo-too-small", $"The logo is too small to print: send one of at least {Logos.MinSide} pixels on its shorter side.", "logo");
        }

        using var picture = new SKBitmap(new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        if (codec.GetPixels(picture.Info, picture.GetPixels()) is not SKCodecResult.Success)
        {
            throw new RuleViolation("logo-damaged", "The logo is damaged or not complete. Send it again.", "logo");
        }

        var scale = Math.Min(1f, Math.Min((float)Logos.Width / picture.Width, (float)Logos.Height / picture.Height));
        var size = new SKSizeI(Math.Max(1, (int)MathF.Round(picture.Width * scale)), Math.Max(1, (int)MathF.Round(picture.Height * scale)));

        // No colour space: Skia would write it into the file as a profile.
        using var drawn = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        using (var canvas = new SKCanvas(drawn))
        using (var image = SKImage.FromPixels(picture.Info.WithColorSpace(null), picture.GetPixels()))
        {
            canvas.Clear(SKColors.Transparent);
            canvas.DrawImage(image, new SKRect(0, 0, size.Width, size.Height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }

        using var png = drawn.Encode(SKEncodedImageFormat.Png, quality: 100);
        return png.ToArray();
    }

    private static RuleViolation TooLarge() =>
        new("logo-too-large", $"The logo is larger than {Logos.MaxBytes / 1024 / 1024} MB or {Logos.MaxPixels / 1_000_000} megapixels. Send a smaller one.", "logo");
}
