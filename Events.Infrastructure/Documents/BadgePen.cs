using Events.Domain.BadgeDesigns;
using Events.Domain.Calendar;
using Events.Infrastructure.Documents.Typesetting;
using SkiaSharp;

namespace Events.Infrastructure.Documents;

/// <summary>Puts badge layouts on pages of one document. For one thread.</summary>
/// <param name="logos">Of the event, one picture for all badges: it stands once in the document. The caller's to dispose.</param>
internal sealed class BadgePen(DocumentFonts fonts, FlagSet flags, IReadOnlyList<SKImage> logos) : IDisposable
{
    private readonly SKPaint fill = new() { IsAntialias = true };
    private readonly SKPaint stroke = new() { IsAntialias = true, IsStroke = true, StrokeWidth = 0.6f };
    private readonly Dictionary<(BandPattern, SKRect), SKPath> patterns = [];
    private readonly SKPath sealRim = Star(24, 14, 12.6f), sealStar = Star(5, 7.2f, 2.9f);

    /// <summary>Draws the card with its upper left corner at the origin.</summary>
    /// <param name="photo">Null draws the initials.</param>
    public void Draw(SKCanvas canvas, BadgeLayout layout, SKImage qr, SKImage? photo)
    {
        if (layout.Band is { } band)
        {
            DrawBand(canvas, layout, band);
        }

        foreach (var rule in layout.Rules)
        {
            canvas.DrawLine(rule.Left, rule.MidY, rule.Right, rule.MidY, Stroke(Palette.Line));
        }

        if (layout.Photo is { } photoPlace)
        {
            DrawPhoto(canvas, photoPlace, photo);
        }

        if (layout.Logos is { } logoPlace && logos.Count > 0)
        {
            DrawLogos(canvas, logoPlace, layout.Face.Plan[BadgePart.Logos]!.Align);
        }

        foreach (var (box, isFilled) in layout.Boxes)
        {
            canvas.DrawRect(Inside(box), isFilled ? Fill(Palette.Ink) : Stroke(Palette.Ink));
        }

        foreach (var text in layout.Texts)
        {
            if (ColourOf(text, layout) is { } colour)
            {
                fonts.Draw(canvas, text, Fill(colour));
            }
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

        if (layout.Qr is { } qrPlace)
        {
            canvas.DrawImage(qr, qrPlace, SKSamplingOptions.Default);
        }
    }

    /// <summary>All as high as the place, or as all of them fit into its width.</summary>
    private void DrawLogos(SKCanvas canvas, SKRect place, BadgeAlign align)
    {
        // Of the height.
        const float gap = 0.3f;
        var wide = logos.Sum(logo => logo.Width / (float)logo.Height) + gap * (logos.Count - 1);
        var height = Math.Min(place.Height, place.Width / wide);
        var slack = place.Width - wide * height;
        var left = place.Left + align switch { BadgeAlign.Start => 0, BadgeAlign.End => slack, _ => slack / 2 };
        foreach (var logo in logos)
        {
            var width = height * logo.Width / logo.Height;
            canvas.DrawImage(logo, SKRect.Create(left, place.MidY - height / 2, width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
            left += width + gap * height;
        }
    }

    /// <summary>Thin lines that say where to cut, outside of what is printed. In points.</summary>
    public void DrawCut(SKCanvas canvas, IReadOnlyList<SKRect> cards, float bleed)
    {
        const float away = 2 * BadgeSetter.PointsPerMillimetre, length = 3.5f * BadgeSetter.PointsPerMillimetre;
        var (left, top, right, bottom) = (cards.Min(card => card.Left) - bleed, cards.Min(card => card.Top) - bleed, cards.Max(card => card.Right) + bleed, cards.Max(card => card.Bottom) + bleed);
        foreach (var x in cards.SelectMany(card => (float[])[card.Left, card.Right]).Distinct())
        {
            canvas.DrawLine(x, top - away, x, top - away - length, Stroke(SKColors.Black));
            canvas.DrawLine(x, bottom + away, x, bottom + away + length, Stroke(SKColors.Black));
        }

        foreach (var y in cards.SelectMany(card => (float[])[card.Top, card.Bottom]).Distinct())
        {
            canvas.DrawLine(left - away, y, left - away - length, y, Stroke(SKColors.Black));
            canvas.DrawLine(right + away, y, right + away + length, y, Stroke(SKColors.Black));
        }
    }

    /// <summary>Where a sheet is folded twice: ticks at its edges, none across a badge.</summary>
    public void DrawFolds(SKCanvas canvas, float width, float height)
    {
        const float length = 4 * BadgeSetter.PointsPerMillimetre;
        canvas.DrawLine(width / 2, 0, width / 2, length, Stroke(SKColors.Black));
        canvas.DrawLine(0, height / 2, length, height / 2, Stroke(SKColors.Black));
        canvas.DrawLine(width, height / 2, width - length, height / 2, Stroke(SKColors.Black));
    }

    public void Dispose()
    {
        fill.Dispose();
        stroke.Dispose();
        sealRim.Dispose();
        sealStar.Dispose();
        foreach (var path in patterns.Values)
        {
            path.Dispose();
        }
    }

    private static SKColor? ColourOf(PlacedText text, BadgeLayout layout) => text.Name switch
    {
        BadgeSetter.CategoryLetter or BadgeSetter.CategoryWord => null,
        BadgeSetter.Title or BadgeSetter.Theme or BadgeSetter.Organisation or BadgeSetter.Serial or BadgeSetter.Initials => Palette.Quiet,
        BadgeSetter.Capacity when layout.Face.IsHeadOfDelegation => Palette.Gold,
        BadgeSetter.Day when layout.Boxes.Any(box => box.IsFilled && box.Place == text.Field) => SKColors.White,
        BadgeSetter.Day => Palette.Quiet,
        _ => Palette.Ink,
    };

    private void DrawBand(SKCanvas canvas, BadgeLayout layout, BandLayout band)
    {
        var colour = SKColor.TryParse(layout.Face.CategoryColour, out var parsed) ? parsed : Palette.Quiet;
        canvas.DrawRect(band.Whole, Fill(colour));
        var onBand = Contrast(colour, SKColors.White) >= Contrast(colour, Palette.Ink) ? SKColors.White : Palette.Ink;
        // A white band must still have edges.
        if (Contrast(colour, SKColors.White) < 1.3)
        {
            canvas.DrawLine(band.Whole.Left, band.Whole.Top, band.Whole.Right, band.Whole.Top, Stroke(Palette.Ink));
            canvas.DrawLine(band.Whole.Left, band.Whole.Bottom, band.Whole.Right, band.Whole.Bottom, Stroke(Palette.Ink));
        }

        if (band.Pattern is { } pattern)
        {
            canvas.Save();
            canvas.ClipRect(pattern);
            canvas.DrawPath(PatternOf(layout.Face.Pattern, pattern), Fill(onBand));
            canvas.Restore();
        }

        canvas.DrawRect(band.Letter, Fill(onBand));
        if (layout[BadgeSetter.CategoryLetter] is { } letter)
        {
            fonts.Draw(canvas, letter, Fill(Contrast(colour, onBand) >= 3 ? colour : onBand == Palette.Ink ? SKColors.White : Palette.Ink));
        }

        if (layout[BadgeSetter.CategoryWord] is { } word)
        {
            fonts.Draw(canvas, word, Fill(onBand));
        }
    }

    /// <summary>One path for all of it, kept for the next badge: a band has few patterns, and drawing many shapes costs.</summary>
    private SKPath PatternOf(BandPattern pattern, SKRect place)
    {
        if (!patterns.TryGetValue((pattern, place), out var path))
        {
            patterns[(pattern, place)] = path = BandPatterns.Of(pattern, place);
        }

        return path;
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

    private void DrawPhoto(SKCanvas canvas, SKRect place, SKImage? photo)
    {
        if (photo is null)
        {
            canvas.DrawRect(place, Fill(Palette.Ground));
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
