using Events.Infrastructure.Documents.Typesetting;
using SkiaSharp;

namespace Events.Infrastructure.Documents;

/// <summary>Puts the pages of a flowing paper into one document. For one thread.</summary>
internal sealed class FlowPen(DocumentFonts fonts, FlagSet flags) : IDisposable
{
    // Wide enough to be read on a screen, narrow enough to come at once.
    public const float PictureScale = 1.6f;

    private readonly SKPaint paint = new() { IsAntialias = true };

    /// <summary>Archival PDF (PDF/A-2b): everything a reader needs is within, and the file says so itself.</summary>
    public static SKDocument Begin(Stream output, string title, string subject) =>
        SKDocument.CreatePdf(output, SKDocumentPdfMetadata.Default with { Title = InXml(title), Subject = InXml(subject), Author = "Events", Creator = "Events", PdfA = true });

    /// <summary>Skia puts them into XML and escapes all but the end of a section, which would spoil the metadata.</summary>
    private static string InXml(string text) => PlainText.Clean(text).Replace("]]>", "]] >", StringComparison.Ordinal);

    public static void Collect(DocumentFonts fonts, FlowPage page)
    {
        foreach (var text in page.Texts)
        {
            fonts.Collect(text.Text);
        }
    }

    public void Draw(SKDocument document, FlowPage page, FlowForm form)
    {
        Draw(document.BeginPage(form.Width, form.Height), page, form);
        document.EndPage();
    }

    public void Draw(SKCanvas canvas, FlowPage page, FlowForm form)
    {
        foreach (var rule in page.Rules)
        {
            paint.Color = rule.IsStrong ? Palette.Ink : Palette.Line;
            paint.StrokeWidth = rule.IsStrong ? 1 : 0.5f;
            canvas.DrawLine(form.Left, rule.Y, form.Right, rule.Y, paint);
        }

        foreach (var picture in page.Pictures.Where(picture => flags.Has(picture.Flag)))
        {
            canvas.DrawImage(flags.Get(picture.Flag), picture.Place, SKSamplingOptions.Default);
            paint.Color = Palette.Line;
            paint.StrokeWidth = 0.5f;
            paint.IsStroke = true;
            canvas.DrawRect(picture.Place, paint);
            paint.IsStroke = false;
        }

        foreach (var text in page.Texts)
        {
            DrawText(canvas, text);
        }
    }

    /// <summary>The page for the screen.</summary>
    public static byte[] Picture(FontSet fontSet, FlagSet flags, FlowPage page, FlowForm form)
    {
        using var documentFonts = new DocumentFonts(fontSet);
        Collect(documentFonts, page);
        documentFonts.Subset();
        using var pen = new FlowPen(documentFonts, flags);
        return PagePicture.Draw(form.Width, form.Height, PictureScale, canvas => pen.Draw(canvas, page, form));
    }

    public void Dispose() => paint.Dispose();

    private void DrawText(SKCanvas canvas, FlowText text)
    {
        paint.Color = text.Tone switch
        {
            FlowTone.Quiet => Palette.Quiet,
            FlowTone.Accent => Palette.Accent,
            FlowTone.Seal => Palette.Seal,
            _ => Palette.Ink,
        };
        canvas.Save();
        canvas.Translate(0, text.Down);
        fonts.Draw(canvas, text.Text, paint);
        if (text.IsStruck)
        {
            paint.StrokeWidth = 0.7f;
            foreach (var line in text.Text.Lines)
            {
                var y = line.Baseline - text.Text.Size * 0.3f;
                canvas.DrawLine(line.Left, y, line.Left + line.Width, y, paint);
            }
        }

        if (text.Link is { } link && text.Text.Lines.Count > 0)
        {
            canvas.DrawUrlAnnotation(text.Text.Ink, link);
        }

        canvas.Restore();
    }
}
