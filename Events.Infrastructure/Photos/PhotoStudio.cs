using Events.Domain.Accreditation;
using Events.Domain.Common;
using SkiaSharp;
using PhotoLimits = Events.Domain.Accreditation.Photos;

namespace Events.Infrastructure.Photos;

/// <summary>Develops photos with Skia. What it is given is not trusted: size is read from the header before a pixel is decoded.</summary>
internal sealed class PhotoStudio : IPhotoStudio
{
    private const int Quality = 88;

    // What is too wide is cut at both sides, what is too high is cut below rather than above, where the head is.
    private static readonly PhotoCrop usual = new(1, 0.5, 1.0 / 3);

    // A picture of 40 megapixels takes 160 MB while it is decoded: two at a time, the others wait.
    private readonly SemaphoreSlim benches = new(2);

    public async Task<byte[]> DevelopAsync(Stream upload, CancellationToken cancellationToken, PhotoCrop? crop = null)
    {
        using var buffer = new MemoryStream();
        await upload.CopyToAsync(buffer, cancellationToken);
        await benches.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Develop(buffer.ToArray(), crop ?? usual), cancellationToken);
        }
        finally
        {
            benches.Release();
        }
    }

    private static byte[] Develop(byte[] bytes, PhotoCrop crop)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec?.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png))
        {
            throw new RuleViolation("photo-format", "Send a photo as JPEG or PNG.", "photo");
        }

        if (MovingPictures.Has(codec, bytes))
        {
            throw new RuleViolation("photo-animated", "Send a single picture, not a moving one.", "photo");
        }

        if ((long)codec.Info.Width * codec.Info.Height > PhotoLimits.MaxPixels)
        {
            throw new RuleViolation("photo-too-many-pixels", $"The photo has more than {PhotoLimits.MaxPixels / 1_000_000} megapixels. Send a smaller one.", "photo");
        }

        if (Math.Min(codec.Info.Width, codec.Info.Height) < PhotoLimits.MinSide)
        {
            throw new RuleViolation("photo-too-small", $"The photo is too small to print: send one of at least {PhotoLimits.MinSide} pixels on its shorter side.", "photo");
        }

        using var picture = Decode(codec, crop.Zoom);
        return Print(picture, codec.EncodedOrigin, crop);
    }

    private static SKBitmap Decode(SKCodec codec, double zoom)
    {
        // A JPEG is decoded at the smallest of its own scales that is still large enough: a photo of 40 megapixels then costs little.
        var scale = Math.Min(1f, 2f * (float)zoom * PhotoLimits.Height / Math.Min(codec.Info.Width, codec.Info.Height));
        var size = codec.GetScaledDimensions(scale);
        var picture = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        if (codec.GetPixels(picture.Info, picture.GetPixels()) is not SKCodecResult.Success)
        {
            picture.Dispose();
            throw new RuleViolation("photo-damaged", "The photo is damaged or not complete. Send it again.", "photo");
        }

        return picture;
    }

    private static byte[] Print(SKBitmap picture, SKEncodedOrigin origin, PhotoCrop crop)
    {
        const int Width = PhotoLimits.Width, Height = PhotoLimits.Height;
        var upright = Upright(origin, picture.Width, picture.Height);
        var (width, height) = origin >= SKEncodedOrigin.LeftTop ? (picture.Height, picture.Width) : (picture.Width, picture.Height);

        var scale = Math.Max((float)Width / width, (float)Height / height) * (float)crop.Zoom;
        var frame = SKMatrix.CreateScaleTranslation(scale, scale, (Width - (width * scale)) * (float)crop.X, (Height - (height * scale)) * (float)crop.Y);

        // No colour space: Skia would write it into the file as a profile.
        using var print = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(print))
        using (var image = SKImage.FromPixels(picture.Info.WithColorSpace(null), picture.GetPixels()))
        {
            canvas.Clear(SKColors.White);
            canvas.SetMatrix(SKMatrix.Concat(frame, upright));
            canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }

        using var jpeg = print.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return jpeg.ToArray();
    }

    /// <summary>From the pixels as the camera stored them to the picture as it was seen (EXIF orientation 1 to 8).</summary>
    private static SKMatrix Upright(SKEncodedOrigin origin, float width, float height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
