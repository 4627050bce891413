using Events.Domain.Papers;
using Events.Infrastructure.Documents.Typesetting;
using SkiaSharp;

namespace Events.Infrastructure.Documents;

/// <summary>Draws nameplates: the lower half of the sheet upright, the upper half turned around, so that both sides of the tent read. Safe for any number of threads.</summary>
internal sealed class NameplatePdf(FontSet fonts, FlagSet flags) : INameplatePrinter
{
    private const float Width = 595.28f, Height = 841.89f, Margin = 40;

    private static readonly TextStyle nameStyle = new(true, 64, 20, 3, OneLineFirst: true, Least: 12, Along: Along.Middle, Across: Across.Middle, NeverCut: true),
        latinStyle = nameStyle with { Size = 44 }, lineStyle = new(false, 22, 12, 2, Least: 8, Along: Along.Middle, Across: Across.Middle);

    private readonly Typesetter typesetter = new(fonts);

    public Task PrintAsync(Nameplates plates, Stream output, CancellationToken cancellationToken) => Task.Run(() => Print(plates, output, cancellationToken), cancellationToken);

    private void Print(Nameplates plates, Stream output, CancellationToken cancellationToken)
    {
        using var documentFonts = new DocumentFonts(fonts);
        var layouts = plates.Plates.Select(Place).ToList();
        layouts.SelectMany(texts => texts).ToList().ForEach(documentFonts.Collect);
        documentFonts.Subset();
        var buffered = new BufferedStream(output, 1 << 16);
        using (var document = FlowPen.Begin(buffered, plates.Title, "Nameplates"))
        using (var paint = Paint())
        {
            for (var i = 0; i < layouts.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                DrawSheet(document.BeginPage(Width, Height), documentFonts, layouts[i], plates.Plates[i].Flag, paint);
                document.EndPage();
            }

            document.Close();
        }

        buffered.Flush();
    }

    public Task<byte[]> DrawAsync(Nameplates plates, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var documentFonts = new DocumentFonts(fonts);
            var layout = Place(plates.Plates[0]);
            layout.ForEach(documentFonts.Collect);
            documentFonts.Subset();
            using var paint = Paint();
            return PagePicture.Draw(Width, Height, FlowPen.PictureScale, canvas => DrawSheet(canvas, documentFonts, layout, plates.Plates[0].Flag, paint));
        },
        cancellationToken);

    private static SKPaint Paint() => new() { IsAntialias = true, StrokeWidth = 0.4f };

    private void DrawSheet(SKCanvas canvas, DocumentFonts documentFonts, List<PlacedText> layout, string? flag, SKPaint paint)
    {
        // Where to fold: only at the edges, so that nothing crosses the ridge.
        paint.Color = Palette.Line;
        canvas.DrawLine(0, Height / 2, 14, Height / 2, paint);
        canvas.DrawLine(Width - 14, Height / 2, Width, Height / 2, paint);
        Draw(canvas, documentFonts, layout, flag, paint);
        canvas.RotateDegrees(180, Width / 2, Height / 2);
        Draw(canvas, documentFonts, layout, flag, paint);
    }

    /// <summary>On the lower half of the sheet.</summary>
    internal List<PlacedText> Place(Nameplate plate)
    {
        var (top, bottom) = (Height / 2 + 92, Height - 96);
        var hasBoth = plate.NativeName is not null && plate.LatinName is not null;
        var border = top + (bottom - top) * 0.58f;
        PlacedText?[] texts =
        [
            typesetter.Place("native name", plate.NativeName, new(Margin, top, Width - Margin, hasBoth ? border : bottom), nameStyle with { Across = hasBoth ? Across.Bottom : Across.Middle }),
            typesetter.Place("latin name", plate.LatinName, new(Margin, hasBoth ? border : top, Width - Margin, bottom), hasBoth ? latinStyle : nameStyle),
            typesetter.Place("line", plate.Line, new(Margin, bottom + 6, Width - Margin, Height - 36), lineStyle),
        ];
        return [.. texts.OfType<PlacedText>()];
    }

    private void Draw(SKCanvas canvas, DocumentFonts documentFonts, List<PlacedText> texts, string? flag, SKPaint paint)
    {
        foreach (var text in texts)
        {
            paint.Color = text.Name is "line" ? Palette.Quiet : Palette.Ink;
            documentFonts.Draw(canvas, text, paint);
        }

        if (flags.Has(flag))
        {
            var place = SKRect.Create(Width / 2 - 32, Height / 2 + 32, 64, 48);
            canvas.DrawImage(flags.Get(flag!), place, SKSamplingOptions.Default);
            paint.Color = Palette.Line;
            paint.IsStroke = true;
            canvas.DrawRect(place, paint);
            paint.IsStroke = false;
        }
    }
}
