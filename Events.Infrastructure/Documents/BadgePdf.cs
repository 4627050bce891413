using Events.Domain.Badges;
using Events.Domain.Files;
using Events.Infrastructure.Documents.Typesetting;
using SkiaSharp;

namespace Events.Infrastructure.Documents;

/// <summary>Draws badges with Skia. Safe for any number of threads.</summary>
/// <remarks>
/// Two passes: the first finds out which glyphs are used, the second draws with fonts cut down to these. Layouts, photos and QR codes are
/// prepared on all cores while one thread draws. What is kept between the passes is bounded, so 10,000 badges need no more memory than 2,000.
/// </remarks>
internal sealed class BadgePdf(FontSet fonts, FlagSet flags, IFileStore files, Func<string, QrPicture> qrOf) : IBadgePrinter, IBadgePicture, IBadgeProof
{
    private const int Chunk = 64;
    private const int KeptLayouts = 2000;

    private readonly BadgeDesign design = new(fonts, flags);

    public BadgePdf(FontSet fonts, FlagSet flags, IFileStore files) : this(fonts, flags, files, QrPicture.Of) { }

    private sealed record Prepared(BadgeLayout Layout, QrPicture Qr, SKData? Photo);

    public Task PrintAsync(BadgeSheet sheet, Stream output, IProgress<int>? progress, CancellationToken cancellationToken, PrinterFit? fit = null) =>
        Task.Run(() => PrintNowAsync(sheet, output, progress, fit ?? new PrinterFit(), cancellationToken), cancellationToken);

    public Task<byte[]> DrawAsync(BadgeSheet sheet, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            using var documentFonts = new DocumentFonts(fonts);
            var layouts = Collect(sheet, documentFonts, cancellationToken);
            documentFonts.Subset();
            var badge = (await PrepareAsync(sheet, layouts, 0, cancellationToken))[0];
            using var surface = SKSurface.Create(new SKImageInfo((int)(BadgeDesign.Width * IBadgePicture.Scale), (int)(BadgeDesign.Height * IBadgePicture.Scale)));
            surface.Canvas.Clear(SKColors.White);
            surface.Canvas.Scale(IBadgePicture.Scale);
            using var pen = new BadgePen(documentFonts, flags);
            using var photo = badge.Photo is null ? null : SKImage.FromEncodedData(badge.Photo);
            badge.Photo?.Dispose();
            pen.Draw(surface.Canvas, badge.Layout, badge.Qr, photo);
            using var picture = surface.Snapshot();
            using var png = picture.Encode(SKEncodedImageFormat.Png, 100);
            return png.ToArray();
        },
        cancellationToken);

    public IReadOnlyList<BadgeFlaw> Check(BadgeSheet sheet) =>
    [
        .. from face in sheet.Badges
           from text in design.Place(sheet.Title, face).Texts
           where text.Missing.Count > 0 || text.IsTight
           select new BadgeFlaw(face.ParticipationId, text.Name,
               text.Missing.Count > 0 ? BadgeFlawKind.LeftOut : text.IsCut ? BadgeFlawKind.Cut : BadgeFlawKind.Tight,
               text.Missing.Count > 0 ? string.Concat(text.Missing.Select(char.ConvertFromUtf32)) : null),
    ];

    private async Task PrintNowAsync(BadgeSheet sheet, Stream output, IProgress<int>? progress, PrinterFit fit, CancellationToken cancellationToken)
    {
        using var documentFonts = new DocumentFonts(fonts);
        var layouts = Collect(sheet, documentFonts, cancellationToken);
        documentFonts.Subset();

        // Skia writes in small pieces. Not disposed, because that would close the caller's stream.
        var buffered = new BufferedStream(output, 1 << 16);
        using (var document = SKDocument.CreatePdf(buffered, new SKDocumentPdfMetadata(300) { Title = sheet.Title, Creator = "Events" }))
        {
            using var pen = new BadgePen(documentFonts, flags);
            var next = PrepareAsync(sheet, layouts, 0, cancellationToken);
            for (var start = 0; start < sheet.Badges.Count; start += Chunk)
            {
                var prepared = await next;
                next = PrepareAsync(sheet, layouts, start + Chunk, cancellationToken);
                foreach (var badge in prepared)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    using var photo = badge.Photo is null ? null : SKImage.FromEncodedData(badge.Photo);
                    badge.Photo?.Dispose();
                    var canvas = document.BeginPage(BadgeDesign.Width, BadgeDesign.Height);
                    canvas.Fit(fit);
                    pen.Draw(canvas, badge.Layout, badge.Qr, photo);
                    document.EndPage();
                }
                progress?.Report(Math.Min(start + Chunk, sheet.Badges.Count));
            }
            document.Close();
        }
        await buffered.FlushAsync(cancellationToken);
    }

    /// <summary>The first pass. Returns the layouts of the first badges; those of the others are made a second time.</summary>
    private BadgeLayout[] Collect(BadgeSheet sheet, DocumentFonts documentFonts, CancellationToken cancellationToken)
    {
        var kept = new BadgeLayout[Math.Min(sheet.Badges.Count, KeptLayouts)];
        var chunk = new BadgeLayout[Math.Min(sheet.Badges.Count, Chunk * 4)];
        for (var start = 0; start < sheet.Badges.Count; start += chunk.Length)
        {
            var first = start;
            var count = Math.Min(chunk.Length, sheet.Badges.Count - start);
            Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellationToken },
                i => chunk[i] = design.Place(sheet.Title, sheet.Badges[first + i]));
            for (var i = 0; i < count; i++)
            {
                foreach (var text in chunk[i].Texts)
                {
                    documentFonts.Collect(text);
                }

                if (chunk[i].Initials is { } initials)
                {
                    documentFonts.Collect(initials);
                }

                if (start + i < kept.Length)
                {
                    kept[start + i] = chunk[i];
                }
            }
        }
        return kept;
    }

    private Task<Prepared[]> PrepareAsync(BadgeSheet sheet, BadgeLayout[] layouts, int start, CancellationToken cancellationToken) => Task.Run(() =>
    {
        var prepared = new Prepared[Math.Clamp(sheet.Badges.Count - start, 0, Chunk)];
        Parallel.For(0, prepared.Length, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            var face = sheet.Badges[start + i];
            var layout = start + i < layouts.Length ? layouts[start + i] : design.Place(sheet.Title, face);
            prepared[i] = new(layout, qrOf(face.Code), ReadPhoto(face.PhotoKey));
        });
        return prepared;
    }, cancellationToken);

    private SKData? ReadPhoto(string? key)
    {
        using var stream = key is null ? null : files.OpenRead(key);
        return stream is null ? null : SKData.Create(stream, stream.Length);
    }
}
