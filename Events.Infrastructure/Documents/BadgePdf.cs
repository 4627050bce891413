using System.Collections.Concurrent;
using Events.Domain.BadgeDesigns;
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
internal sealed class BadgePdf(FontSet fonts, FlagSet flags, IFileStore files, Func<string, QrPicture> qrOf) : IBadgePrinter, IBadgePicture
{
    private const int Chunk = 64;
    private const int KeptLayouts = 2000;

    private readonly BadgeSetter setter = new(fonts, flags);

    public BadgePdf(FontSet fonts, FlagSet flags, IFileStore files) : this(fonts, flags, files, QrPicture.Of) { }

    private sealed record Pictures(IReadOnlyList<SKImage> Images) : IDisposable
    {
        public void Dispose()
        {
            foreach (var image in Images)
            {
                image.Dispose();
            }
        }
    }

    private sealed record Prepared(BadgeLayout Layout, QrPicture Qr, SKData? Photo, bool IsRefused);

    /// <summary>A badge whose pictures are Skia's; lives until its sheet is drawn on both sides.</summary>
    private sealed record Ready(BadgeLayout Layout, SKImage Qr, SKImage? Photo) : IDisposable
    {
        public void Dispose()
        {
            Qr.Dispose();
            Photo?.Dispose();
        }
    }

    public Task<IReadOnlyList<BadgeFlaw>> PrintAsync(BadgeSheet sheet, Stream output, IProgress<int>? progress, CancellationToken cancellationToken, PrinterFit? fit = null) =>
        Task.Run(() => PrintNowAsync(sheet, output, progress, fit ?? new PrinterFit(), cancellationToken), cancellationToken);

    public Task<byte[]> DrawAsync(BadgeSheet sheet, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            using var documentFonts = new DocumentFonts(fonts);
            var layouts = Collect(sheet, sheet.Badges, documentFonts, [], cancellationToken);
            documentFonts.Subset();
            using var badge = ReadyOf((await PrepareAsync(sheet, sheet.Badges, layouts, 0, cancellationToken))[0]);
            var card = badge.Layout.Card;
            using var logos = LogosOf(sheet);
            using var pen = new BadgePen(documentFonts, flags, logos.Images);
            return PagePicture.Draw(card.Width, card.Height, IBadgePicture.Scale, canvas => pen.Draw(canvas, badge.Layout, badge.Qr, badge.Photo));
        },
        cancellationToken);

    private async Task<IReadOnlyList<BadgeFlaw>> PrintNowAsync(BadgeSheet sheet, Stream output, IProgress<int>? progress, PrinterFit fit, CancellationToken cancellationToken)
    {
        var flaws = new ConcurrentBag<BadgeFlaw>();
        using var documentFonts = new DocumentFonts(fonts);
        var papers = sheet.Badges.GroupBy(face => face.Plan.Paper).Select(paper => (Grid: SheetGrid.Of(sheet.Plan, paper.Key), Faces: (IReadOnlyList<BadgeFace>)[.. paper])).ToList();
        var layouts = papers.ConvertAll(paper => Collect(sheet, paper.Faces, documentFonts, flaws, cancellationToken));
        documentFonts.Subset();

        // Skia writes in small pieces. Not disposed, because that would close the caller's stream.
        var buffered = new BufferedStream(output, 1 << 16);
        using (var document = SKDocument.CreatePdf(buffered, SKDocumentPdfMetadata.Default with { Title = sheet.Title, Creator = "Events" }))
        {
            using var logos = LogosOf(sheet);
            using var pen = new BadgePen(documentFonts, flags, logos.Images);
            var drawn = 0;
            for (var paper = 0; paper < papers.Count; paper++)
            {
                var (grid, faces) = papers[paper];
                var next = PrepareAsync(sheet, faces, layouts[paper], 0, cancellationToken);
                var onSheet = new List<Ready>(grid.PerSheet);
                var taken = grid.Taken;
                for (var start = 0; start < faces.Count; start += Chunk)
                {
                    var prepared = await next;
                    next = PrepareAsync(sheet, faces, layouts[paper], start + Chunk, cancellationToken);
                    foreach (var badge in prepared)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        if (badge.IsRefused)
                        {
                            flaws.Add(new(badge.Layout.Face.ParticipationId, BadgeSetter.Photo, BadgeFlawKind.Refused, null));
                            continue;
                        }

                        onSheet.Add(ReadyOf(badge));
                        if (taken + onSheet.Count == grid.PerSheet)
                        {
                            DrawSheet(document, pen, sheet.Plan, grid, taken, onSheet, fit);
                            taken = 0;
                        }
                    }

                    drawn += prepared.Length;
                    progress?.Report(drawn);
                }

                if (onSheet.Count > 0)
                {
                    DrawSheet(document, pen, sheet.Plan, grid, taken, onSheet, fit);
                }
            }

            document.Close();
        }

        await buffered.FlushAsync(cancellationToken);
        var order = sheet.Badges.Select((face, index) => (face.ParticipationId, index)).DistinctBy(face => face.ParticipationId).ToDictionary(face => face.ParticipationId, face => face.index);
        return [.. flaws.OrderBy(flaw => order[flaw.ParticipationId]).ThenBy(flaw => flaw.Field, StringComparer.Ordinal)];
    }

    /// <summary>A page, and another for its backs; then the badges are done with.</summary>
    private static void DrawSheet(SKDocument document, BadgePen pen, SheetPlan plan, SheetGrid grid, int taken, List<Ready> badges, PrinterFit fit)
    {
        for (var side = 0; side < (plan.Duplex ? 2 : 1); side++)
        {
            var canvas = document.BeginPage(Points(grid.Width), Points(grid.Height));
            canvas.Fit(fit);
            var cards = new List<SKRect>();
            for (var i = 0; i < badges.Count; i++)
            {
                var badge = badges[i];
                var paper = badge.Layout.Face.Plan.Paper;
                var (left, top) = grid.Places[taken + i];
                left = side == 0 ? left : grid.MirroredLeft(left, paper.Whole().Width);
                foreach (var place in paper.Places())
                {
                    var card = SKRect.Create(new(Points(left + place.Left), Points(top + place.Top)), badge.Layout.Card);
                    cards.Add(card);
                    canvas.Save();
                    if (plan.Paper is not SheetPaper.Card || paper is BadgePaper.A4Fold)
                    {
                        canvas.ClipRect(SKRect.Inflate(card, Points(plan.Bleed), Points(plan.Bleed)));
                    }

                    canvas.Translate(card.Left, card.Top);
                    pen.Draw(canvas, badge.Layout, badge.Qr, badge.Photo);
                    canvas.Restore();
                }
            }

            if (plan.Paper is SheetPaper.Card && badges[0].Layout.Face.Plan.Paper is BadgePaper.A4Fold)
            {
                pen.DrawFolds(canvas, Points(grid.Width), Points(grid.Height));
            }

            if (plan.CropMarks)
            {
                pen.DrawCut(canvas, cards, Points(plan.Bleed));
            }

            document.EndPage();
        }

        badges.ForEach(badge => badge.Dispose());
        badges.Clear();
    }

    private static float Points(decimal millimetres) => (float)millimetres * BadgeSetter.PointsPerMillimetre;

    private static Ready ReadyOf(Prepared badge)
    {
        var photo = badge.Photo is null ? null : SKImage.FromEncodedData(badge.Photo);
        badge.Photo?.Dispose();
        return new(badge.Layout, badge.Qr.ToImage(), photo);
    }

    /// <summary>The first pass. Returns the layouts of the first badges; those of the others are made a second time.</summary>
    private BadgeLayout[] Collect(BadgeSheet sheet, IReadOnlyList<BadgeFace> faces, DocumentFonts documentFonts, ConcurrentBag<BadgeFlaw> flaws, CancellationToken cancellationToken)
    {
        var kept = new BadgeLayout[Math.Min(faces.Count, KeptLayouts)];
        var chunk = new BadgeLayout[Math.Min(faces.Count, Chunk * 4)];
        for (var start = 0; start < faces.Count; start += chunk.Length)
        {
            var first = start;
            var count = Math.Min(chunk.Length, faces.Count - start);
            Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellationToken },
                i => chunk[i] = setter.Place(sheet, faces[first + i]));
            for (var i = 0; i < count; i++)
            {
                foreach (var text in chunk[i].Texts)
                {
                    documentFonts.Collect(text);
                }

                foreach (var flaw in chunk[i].Flaws())
                {
                    flaws.Add(flaw);
                }

                if (start + i < kept.Length)
                {
                    kept[start + i] = chunk[i];
                }
            }
        }

        return kept;
    }

    /// <summary>Read only when a design shows them. One that is gone leaves no gap.</summary>
    private Pictures LogosOf(BadgeSheet sheet)
    {
        var shown = sheet.Badges.Any(face => face.Plan[BadgePart.Logos] is not null);
        return new([.. sheet.LogoKeys.Where(_ => shown).Select(Read).OfType<SKImage>()]);

        SKImage? Read(string key)
        {
            using var stream = files.OpenRead(key);
            using var data = stream is null ? null : SKData.Create(stream);
            return data is null ? null : SKImage.FromEncodedData(data);
        }
    }

    private Task<Prepared[]> PrepareAsync(BadgeSheet sheet, IReadOnlyList<BadgeFace> faces, BadgeLayout[] layouts, int start, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            var prepared = new Prepared[Math.Clamp(faces.Count - start, 0, Chunk)];
            Parallel.For(0, prepared.Length, new ParallelOptions { CancellationToken = cancellationToken }, i =>
            {
                var face = faces[start + i];
                var layout = start + i < layouts.Length ? layouts[start + i] : setter.Place(sheet, face);
                var photo = layout.Photo is null ? null : ReadPhoto(face.PhotoKey);
                prepared[i] = new(layout, qrOf(face.Code), photo, layout.Photo is not null && face.PhotoKey is not null && photo is null);
            });
            return prepared;
        },
        cancellationToken);

    /// <summary>Null when the file is gone, or no whole picture: half a face is no photo.</summary>
    private SKData? ReadPhoto(string? key)
    {
        using var stream = key is null ? null : files.OpenRead(key);
        if (stream is null)
        {
            return null;
        }

        var data = SKData.Create(stream, stream.Length);
        // Every stored photo was made by the house as a JPEG, which begins and ends with these marks.
        var bytes = data.AsSpan();
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) && bytes.EndsWith((ReadOnlySpan<byte>)[0xFF, 0xD9]))
        {
            return data;
        }

        data.Dispose();
        return null;
    }
}
