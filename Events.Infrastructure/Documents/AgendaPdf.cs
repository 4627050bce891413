using Events.Domain.Programme;
using Events.Infrastructure.Documents.Typesetting;
using SkiaSharp;

namespace Events.Infrastructure.Documents;

/// <summary>Draws agendas with Skia. Safe for any number of threads.</summary>
internal sealed class AgendaPdf(FontSet fonts) : IAgendaPrinter
{
    public Task PrintAsync(AgendaDocument agenda, Stream output, CancellationToken cancellationToken) =>
        Task.Run(() => Print(agenda, output, cancellationToken), cancellationToken);

    private void Print(AgendaDocument agenda, Stream output, CancellationToken cancellationToken)
    {
        var layout = AgendaDesign.Place(agenda, fonts);
        using var documentFonts = new DocumentFonts(fonts);
        foreach (var page in layout.Pages)
        {
            foreach (var text in page.Texts)
            {
                documentFonts.Collect(text.Text);
            }
        }

        documentFonts.Subset();

        // Skia writes in small pieces. Not disposed, because that would close the caller's stream.
        var buffered = new BufferedStream(output, 1 << 16);
        using (var document = SKDocument.CreatePdf(buffered, new SKDocumentPdfMetadata(300) { Title = agenda.EventName, Creator = "Events" }))
        using (var paint = new SKPaint { IsAntialias = true })
        {
            foreach (var page in layout.Pages)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var canvas = document.BeginPage(AgendaDesign.Width, AgendaDesign.Height);
                foreach (var rule in page.Rules)
                {
                    DrawRule(canvas, rule, paint);
                }

                foreach (var text in page.Texts)
                {
                    DrawText(canvas, text, documentFonts, paint);
                }

                document.EndPage();
            }
            document.Close();
        }
        buffered.Flush();
    }

    private static void DrawRule(SKCanvas canvas, AgendaRule rule, SKPaint paint)
    {
        paint.Color = rule.IsStrong ? Palette.Ink : Palette.Line;
        paint.StrokeWidth = rule.IsStrong ? 1 : 0.5f;
        canvas.DrawLine(AgendaDesign.Left, rule.Y, AgendaDesign.Right, rule.Y, paint);
    }

    private static void DrawText(SKCanvas canvas, AgendaText text, DocumentFonts documentFonts, SKPaint paint)
    {
        paint.Color = text.Tone switch
        {
            AgendaTone.Quiet => Palette.Quiet,
            AgendaTone.Accent => Palette.Accent,
            AgendaTone.Seal => Palette.Seal,
            _ => Palette.Ink,
        };
        canvas.Save();
        canvas.Translate(0, text.Down);
        documentFonts.Draw(canvas, text.Text, paint);
        if (text.IsStruck)
        {
            paint.StrokeWidth = 0.7f;
            foreach (var line in text.Text.Lines)
            {
                var y = line.Baseline - text.Text.Size * 0.3f;
                canvas.DrawLine(line.Left, y, line.Left + line.Width, y, paint);
            }
        }
        canvas.Restore();
    }
}
