using Events.Infrastructure.Documents.Typesetting;
using SkiaSharp;

namespace Events.Infrastructure.Documents;

/// <summary>Puts badge layouts on pages of one document. For one thread.</summary>
internal sealed class BadgePen(DocumentFonts fonts, FlagSet flags) : IDisposable
{
    private readonly SKPaint fill = new() { IsAntialias = true };
    private readonly SKPaint stroke = new() { IsAntialias = true, IsStroke = true, StrokeWidth = 0.6f };
    private readonly SKPath sealRim = Star(24, 14, 12.6f), sealStar = Star(5, 7.2f, 2.9f);

    /// <param name="photo">Null draws the initials.</param>
    public void Draw(SKCanvas canvas, BadgeLayout layout, QrPicture qr, SKImage? photo)
    {
        DrawBand(canvas, layout);
        canvas.DrawLine(BadgeDesign.Width / 2 - 24, BadgeDesign.RuleY, BadgeDesign.Width / 2 + 24, BadgeDesign.RuleY, Stroke(Palette.Line));
        foreach (var text in layout.Texts)
        {
            if (ColourOf(text.Name, layout) is { } colour)
            {
                fonts.Draw(canvas, text, Fill(colour));
            }
        }

        foreach (var box in layout.Zones)
        {
            canvas.DrawRect(Inside(box), Stroke(Palette.Ink));
        }

        if (layout.Flag is { } flag)
        {
            canvas.DrawImage(flags.Get(layout.Face.CountryCode!), flag, SKSamplingOptions.Default);
            canvas.DrawRect(Inside(flag), Stroke(Palette.Line));
        }
        if (layout.Seal is { } seal)
        {
            DrawSeal(canvas, seal);
        }

        DrawPhoto(canvas, layout, photo);
        using var picture = qr.ToImage();
        canvas.DrawImage(picture, BadgeDesign.QrPlace, SKSamplingOptions.Default);
    }

    public void Dispose()
    {
        fill.Dispose();
        stroke.Dispose();
        sealRim.Dispose();
        sealStar.Dispose();
    }

    private static SKColor? ColourOf(string name, BadgeLayout layout) => name switch
    {
        BadgeDesign.CategoryLetter or BadgeDesign.CategoryWord => null,
        BadgeDesign.Title or BadgeDesign.Organisation or BadgeDesign.Serial => Palette.Quiet,
        BadgeDesign.Capacity when layout.Face.IsHeadOfDelegation => Palette.Gold,
        _ => Palette.Ink,
    };

    private void DrawBand(SKCanvas canvas, BadgeLayout layout)
    {
        var colour = SKColor.TryParse(layout.Face.CategoryColour, out var parsed) ? parsed : Palette.Quiet;
        canvas.DrawRect(BadgeDesign.BandPlace, Fill(colour));
        var onBand = Contrast(colour, SKColors.White) >= Contrast(colour, Palette.Ink) ? SKColors.White : Palette.Ink;
        // A white band must still have an edge.
        if (Contrast(colour, SKColors.White) < 1.3)
        {
            canvas.DrawLine(BadgeDesign.BandPlace.Left, BadgeDesign.BandPlace.Top, BadgeDesign.BandPlace.Right, BadgeDesign.BandPlace.Top, Stroke(Palette.Ink));
        }

        canvas.DrawRect(BadgeDesign.LetterPlace, Fill(onBand));
        if (layout[BadgeDesign.CategoryLetter] is { } letter)
        {
            fonts.Draw(canvas, letter, Fill(Contrast(colour, onBand) >= 3 ? colour : onBand == Palette.Ink ? SKColors.White : Palette.Ink));
        }

        if (layout[BadgeDesign.CategoryWord] is { } word)
        {
            fonts.Draw(canvas, word, Fill(onBand));
        }
    }

    private void DrawSeal(SKCanvas canvas, SKRect place)
    {
        canvas.Save();
        canvas.Translate(place.MidX, place.MidY);
        canvas.DrawPath(sealRim, Fill(Palette.SealGold));
        canvas.DrawCircle(0, 0, 10.4f, Stroke(SKColors.White));
        canvas.DrawPath(sealStar, Fill(SKColors.White));
        canvas.Restore();
    }

    private void DrawPhoto(SKCanvas canvas, BadgeLayout layout, SKImage? photo)
    {
        var place = BadgeDesign.PhotoPlace;
        if (photo is null)
        {
            canvas.DrawRect(place, Fill(Palette.Ground));
            if (layout.Initials is { } initials)
            {
                fonts.Draw(canvas, initials, Fill(Palette.Quiet));
            }
        }
        else
        {
            // Drawn whole and clipped: a cut-out would be decoded and compressed anew, the whole file goes into the PDF as it is.
            var scale = Math.Max(place.Width / photo.Width, place.Height / photo.Height);
            var whole = SKRect.Create(place.MidX - photo.Width * scale / 2, place.MidY - photo.Height * scale / 2, photo.Width * scale, photo.Height * scale);
            canvas.Save();
            canvas.ClipRect(place);
            canvas.DrawImage(photo, whole, SKSamplingOptions.Default);
            canvas.Restore();
        }
        canvas.DrawRect(Inside(place), Stroke(Palette.Line));
    }

    private SKPaint Fill(SKColor colour)
    {
        fill.Color = colour;
        return fill;
    }

    private SKPaint Stroke(SKColor colour)
    {
        stroke.Color = colour;
        return stroke;
    }

    /// <summary>The middle of a line that stays within the box.</summary>
    private static SKRect Inside(SKRect box) => SKRect.Inflate(box, -0.3f, -0.3f);

    /// <summary>WCAG 2 contrast, 1 to 21.</summary>
    private static double Contrast(SKColor one, SKColor other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
        static double Luminance(SKColor c) => 0.2126 * Linear(c.Red) + 0.7152 * Linear(c.Green) + 0.0722 * Linear(c.Blue);
        static double Linear(byte value) => value <= 10 ? value / 255.0 / 12.92 : Math.Pow((value / 255.0 + 0.055) / 1.055, 2.4);
    }

    private static SKPath Star(int points, float outer, float inner)
    {
        var path = new SKPath();
        for (var i = 0; i < points * 2; i++)
        {
            var (sin, cos) = MathF.SinCos(MathF.PI * i / points);
            var radius = i % 2 == 0 ? outer : inner;
            if (i == 0)
            {
                path.MoveTo(0, -radius);
            }
            else
            {
                path.LineTo(sin * radius, -cos * radius);
            }
        }
        path.Close();
        return path;
    }
}
