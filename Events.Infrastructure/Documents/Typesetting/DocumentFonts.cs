using SkiaSharp;

namespace Events.Infrastructure.Documents.Typesetting;

/// <summary>
/// The glyphs that one document shows, and after <see cref="Subset"/> the typefaces with just these. First collect all, then subset, then draw.
/// Not for several threads at once.
/// </summary>
internal sealed class DocumentFonts(FontSet fonts) : IDisposable
{
    private readonly System.Collections.BitArray?[] used = new System.Collections.BitArray?[fonts.Faces.Count];
    private readonly SKTypeface?[] typefaces = new SKTypeface?[fonts.Faces.Count];
    private readonly Dictionary<(int Face, float Size), SKFont> sized = [];

    public void Collect(PlacedText text)
    {
        foreach (var line in text.Lines)
        {
            foreach (var run in line.Runs)
            {
                var glyphs = used[run.Face.Index] ??= new System.Collections.BitArray(run.Face.GlyphCount);
                foreach (var glyph in run.Glyphs)
                {
                    glyphs[glyph] = true;
                }
            }
        }
    }

    public void Subset()
    {
        var glyphs = new List<uint>();
        for (var i = 0; i < used.Length; i++)
        {
            if (used[i] is not { } bits)
            {
                continue;
            }

            glyphs.Clear();
            for (var glyph = 0; glyph < bits.Length; glyph++)
            {
                if (bits[glyph])
                {
                    glyphs.Add((uint)glyph);
                }
            }

            typefaces[i] = FontSubset.Create(fonts.Faces[i], System.Runtime.InteropServices.CollectionsMarshal.AsSpan(glyphs));
        }
    }

    /// <summary>Draws a placed text; its glyphs must have been collected.</summary>
    public void Draw(SKCanvas canvas, PlacedText text, SKPaint paint)
    {
        if (text.Lines.Count == 0)
        {
            return;
        }

        using var builder = new SKTextBlobBuilder();
        foreach (var line in text.Lines)
        {
            foreach (var run in line.Runs)
            {
                var buffer = builder.AllocateRawPositionedTextRun(FontOf(run.Face, text.Size), run.Glyphs.Length, run.Text.Length, null);
                run.Glyphs.CopyTo(buffer.Glyphs);
                run.Positions.CopyTo(buffer.Positions);
                run.Text.CopyTo(buffer.Text);
                run.Clusters.CopyTo(buffer.Clusters);
            }
        }

        using var blob = builder.Build();
        if (blob is not null)
        {
            canvas.DrawText(blob, 0, 0, paint);
        }
    }

    public void Dispose()
    {
        foreach (var font in sized.Values)
        {
            font.Dispose();
        }

        foreach (var typeface in typefaces)
        {
            typeface?.Dispose();
        }
    }

    private SKFont FontOf(FontFace face, float size)
    {
        if (sized.TryGetValue((face.Index, size), out var font))
        {
            return font;
        }

        var typeface = typefaces[face.Index] ?? throw new InvalidOperationException($"No glyph of {face.Name} was collected.");
        font = new SKFont(typeface, size) { Hinting = SKFontHinting.None, Subpixel = true, LinearMetrics = true };
        return sized[(face.Index, size)] = font;
    }
}
