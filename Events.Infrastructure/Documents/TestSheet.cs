using System.Globalization;
using Events.Domain.Badges;
using Events.Infrastructure.Documents.Typesetting;
using SkiaSharp;

namespace Events.Infrastructure.Documents;

/// <summary>Draws the test sheet with the printer's fit in force: the frame is where badges end, the rulers tell by how much it is off.</summary>
internal sealed class TestSheet(FontSet fonts) : ITestSheet
{
    private const float Millimetre = 72 / 25.4f;
    private const int Inset = 5, Width = 105, Height = 148;

    private static readonly TextStyle style = new(false, 9, 6, 1, Along: Along.Middle, Across: Across.Middle);

    public byte[] Draw(PrinterFit fit)
    {
        using var documentFonts = new DocumentFonts(fonts);
        var words = Words(fit).ToList();
        words.ForEach(documentFonts.Collect);
        documentFonts.Subset();
        using var output = new MemoryStream();
        using (var document = SKDocument.CreatePdf(output, SKDocumentPdfMetadata.Default with { Title = "Test sheet", Creator = "Events" }))
        {
            using var paint = new SKPaint { IsStroke = true, StrokeWidth = 0.4f, Color = SKColors.Black };
            using var canvas = document.BeginPage(Width * Millimetre, Height * Millimetre);
            canvas.Fit(fit);
            canvas.DrawRect(SKRect.Create(Inset * Millimetre, Inset * Millimetre, (Width - (2 * Inset)) * Millimetre, (Height - (2 * Inset)) * Millimetre), paint);
            for (var at = Inset; at <= Width - Inset; at++)
            {
                canvas.DrawLine(at * Millimetre, Inset * Millimetre, at * Millimetre, (Inset + Mark(at - Inset)) * Millimetre, paint);
            }

            for (var at = Inset; at <= Height - Inset; at++)
            {
                canvas.DrawLine(Inset * Millimetre, at * Millimetre, (Inset + Mark(at - Inset)) * Millimetre, at * Millimetre, paint);
            }

            using var ink = new SKPaint { Color = SKColors.Black };
            words.ForEach(text => documentFonts.Draw(canvas, text, ink));
            document.EndPage();
            document.Close();
        }

        return output.ToArray();
    }

    private static int Mark(int millimetre) => millimetre % 10 == 0 ? 5 : millimetre % 5 == 0 ? 3 : 2;

    private IEnumerable<PlacedText> Words(PrinterFit fit)
    {
        string[] lines =
        [
            "105 x 148 mm (A6)", "The frame stands 5 mm from each edge of the card.",
            string.Create(CultureInfo.InvariantCulture, $"Right {fit.OffsetX} mm, down {fit.OffsetY} mm, {fit.Scale} %"),
        ];
        var typesetter = new Typesetter(fonts);
        return lines.Select((text, line) => typesetter.Place("line", text, Field(line), style)).OfType<PlacedText>();
    }

    private static SKRect Field(int line) => SKRect.Create(12 * Millimetre, ((Height / 2f) + (line * 6)) * Millimetre, (Width - 24) * Millimetre, 6 * Millimetre);
}

internal static class PageFit
{
    private const float Millimetre = 72 / 25.4f;

    /// <summary>Moves and scales all that is drawn from now on.</summary>
    public static void Fit(this SKCanvas canvas, PrinterFit fit)
    {
        canvas.Translate((float)fit.OffsetX * Millimetre, (float)fit.OffsetY * Millimetre);
        canvas.Scale((float)fit.Scale / 100);
    }
}
