using System.Text;
using SkiaSharp;

namespace Events.Infrastructure.Documents.Typesetting;

/// <summary>Fits texts into fields. Safe for any number of threads.</summary>
internal sealed class Typesetter(FontSet fonts, string? language = null)
{
    private const float Step = 0.5f;
    // Of adding up some hundred advances; nobody sees a hundredth of a point.
    private const float Rounding = 0.0002f;
    private readonly Shaper shaper = new(fonts, language);

    public ShapedText Shape(string text, bool bold) => shaper.Shape(text, bold);

    /// <summary>
    /// Places a text inside a field, whatever it takes: fewer points, more lines, at last a cut. Null when there is nothing to place.
    /// A text with a character that no font has is returned without lines.
    /// </summary>
    public PlacedText? Place(string name, string? text, SKRect field, TextStyle style) =>
        string.IsNullOrWhiteSpace(text) ? null : Place(name, shaper.Shape(text, style.Bold), field, style);

    public PlacedText? Place(string name, ShapedText shaped, SKRect field, TextStyle style)
    {
        if (shaped.Missing.Count > 0)
        {
            return new(name, shaped.Text, field, SKRect.Empty, 0, false, false, shaped.Missing, []);
        }

        if (shaped.Clusters.Length == 0)
        {
            return null;
        }

        foreach (var (size, lines, allowed, isTight) in Tries(style))
        {
            if (Fit(shaped, field, size, lines, allowed, style.LineHeight) is { } ranges)
            {
                return Set(name, shaped, ranges, field, size, style, isTight, false);
            }
        }
        return Cut(name, shaped, field, style);
    }

    private static IEnumerable<(float Size, int Lines, BreakKind Allowed, bool IsTight)> Tries(TextStyle style)
    {
        if (style.OneLineFirst && style.Lines > 1)
        {
            for (var size = style.Size; size >= style.Floor; size -= Step)
            {
                yield return (size, 1, BreakKind.Syllable, false);
            }
        }

        for (var size = style.Size; size >= style.Floor; size -= Step)
        {
            yield return (size, style.Lines, BreakKind.Syllable, false);
        }

        var least = style.Least ?? style.Floor;
        for (var size = style.Floor - Step; size >= least; size -= Step)
        {
            yield return (size, style.Lines, BreakKind.Syllable, true);
        }

        yield return (least, style.Lines, BreakKind.Anywhere, true);
        if (style.NeverCut)
        {
            for (var size = least; size >= 2; size -= Step)
            {
                yield return (size, int.MaxValue, BreakKind.Anywhere, true);
            }
        }
    }

    private static List<LineRange>? Fit(ShapedText shaped, SKRect field, float size, int maximum, BreakKind allowed, float lineHeight)
    {
        var width = field.Width / size;
        if (maximum == 1 && shaped.WidthOf(new(0, shaped.Clusters.Length)) > width + Rounding)
        {
            return null;
        }

        var room = width;
        // A line is broken by its advances; a mark or a slanted letter may draw beyond them, and then the lines have to be a little shorter.
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var ranges = shaped.Break(room, allowed);
            if (ranges.Count > maximum)
            {
                return null;
            }

            float height = 0, beyond = 0;
            foreach (var range in ranges)
            {
                var extent = Measure(shaped, range);
                height += (extent.Above + extent.Below) * lineHeight * size;
                beyond = Math.Max(beyond, extent.Right - extent.Left - width);
            }
            if (height > field.Height + Rounding)
            {
                return null;
            }

            if (beyond <= Rounding)
            {
                return ranges;
            }

            room -= beyond;
        }
        return null;
    }

    /// <summary>The most that still fits at the least size, with an ellipsis. It ends where a line might.</summary>
    private PlacedText? Cut(string name, ShapedText shaped, SKRect field, TextStyle style)
    {
        var least = style.Least ?? style.Floor;
        var ends = (from cluster in shaped.Clusters where cluster.Before != BreakKind.None || cluster.Start == 0 select cluster.Start).ToArray();
        int fitting = 0, beyond = ends.Length;
        (ShapedText Shaped, List<LineRange> Ranges)? best = null;
        while (beyond - fitting > 1)
        {
            var middle = (fitting + beyond) / 2;
            var shorter = shaper.Shape(shaped.Text[..ends[middle]].TrimEnd() + "…", style.Bold);
            if (Fit(shorter, field, least, style.Lines, BreakKind.Anywhere, style.LineHeight) is { } ranges)
            {
                (fitting, best) = (middle, (shorter, ranges));
            }
            else
            {
                beyond = middle;
            }
        }
        return best is { } cut ? Set(name, cut.Shaped, cut.Ranges, field, least, style, true, true)
            : new(name, shaped.Text, field, SKRect.Empty, 0, true, true, [], []);
    }

    /// <summary>
    /// A line in em from its origin, y upwards for above and downwards for below: what the fonts ask for, and more where marks reach
    /// further. Left is 0 or less.
    /// </summary>
    private readonly record struct Extent(float Above, float Below, float Left, float Right);

    private static Extent Measure(ShapedText shaped, LineRange range)
    {
        float above = 0, below = 0, left = 0, right = 0, pen = 0;
        var pieces = Pieces(shaped, range);
        Reorder(shaped, pieces);
        foreach (var piece in pieces)
        {
            var run = shaped.Runs[shaped.Clusters[piece.Start].Run];
            above = Math.Max(above, run.Face.Ascent);
            below = Math.Max(below, run.Face.Descent);
            for (var n = 0; n < piece.End - piece.Start; n++)
            {
                var cluster = shaped.Clusters[run.Level % 2 == 1 ? piece.End - 1 - n : piece.Start + n];
                for (var g = cluster.FirstGlyph; g < cluster.FirstGlyph + cluster.GlyphCount; g++)
                {
                    var glyph = shaped.Glyphs[g];
                    if (run.Face.InkOf(glyph.Id) is { IsEmpty: false } box)
                    {
                        var ink = box.Moved(pen + glyph.X, glyph.Y);
                        above = Math.Max(above, ink.Top);
                        below = Math.Max(below, -ink.Bottom);
                        left = Math.Min(left, ink.Left);
                        right = Math.Max(right, ink.Right);
                    }
                    pen += glyph.Advance;
                }
            }
        }
        return new(above, below, left, Math.Max(right, pen));
    }

    private static PlacedText Set(
        string name, ShapedText shaped, List<LineRange> ranges, SKRect field, float size, TextStyle style, bool isTight, bool isCut)
    {
        var measures = ranges.ConvertAll(range => Measure(shaped, range));
        var height = HeightOf(measures);
        if (ranges.Count > 1 && style.Along == Along.Middle)
        {
            var balanced = Balance(shaped, ranges, field.Width / size);
            var balancedMeasures = balanced.ConvertAll(range => Measure(shaped, range));
            // Where fonts of different heights share a text, other breaks can make it taller.
            if (HeightOf(balancedMeasures) <= field.Height + Rounding)
            {
                (ranges, measures, height) = (balanced, balancedMeasures, HeightOf(balancedMeasures));
            }
        }
        float HeightOf(List<Extent> extents) => extents.Sum(extent => (extent.Above + extent.Below) * style.LineHeight) * size;

        var top = style.Across switch
        {
            Across.Middle => field.Top + (field.Height - height) / 2,
            Across.Bottom => field.Bottom - height,
            _ => field.Top,
        };
        var lines = new List<PlacedLine>(ranges.Count);
        Ink ink = default;
        for (var i = 0; i < ranges.Count; i++)
        {
            var extent = measures[i];
            var natural = (extent.Above + extent.Below) * size;
            var advance = natural * style.LineHeight;
            var width = shaped.WidthOf(ranges[i]) * size;
            var slack = field.Width - width;
            var left = field.Left + style.Along switch
            {
                Along.Middle => slack / 2,
                Along.Right => slack,
                Along.Start when shaped.IsRightToLeft => slack,
                _ => 0,
            };
            left = Math.Max(Math.Min(left, field.Right - extent.Right * size), field.Left - extent.Left * size);
            var baseline = top + (advance - natural) / 2 + extent.Above * size;
            lines.Add(new(TextOf(shaped, ranges[i]), left, width, top, baseline, top + advance, SetRuns(shaped, ranges[i], left, baseline, size, ref ink)));
            top += advance;
        }
        return new(name, shaped.Text, field, new(ink.Left, -ink.Top, ink.Right, -ink.Bottom), size, isTight, isCut, [], lines);
    }

    private static string TextOf(ShapedText shaped, LineRange range)
    {
        var last = shaped.Clusters[range.End - 1];
        return shaped.Text[shaped.Clusters[range.Start].Start..(last.Start + last.Length)];
    }

    /// <summary>The same number of lines, as equal as they can be: centred lines of "long, short" look like an accident. Breaks as good as those it gets.</summary>
    private static List<LineRange> Balance(ShapedText shaped, List<LineRange> ranges, float width)
    {
        var allowed = ranges.Skip(1).Max(range => shaped.Clusters[range.Start].Before);
        var least = width / 2;
        for (var i = 0; i < 7; i++)
        {
            var middle = (least + width) / 2;
            var tried = shaped.Break(middle, allowed);
            if (tried.Count == ranges.Count && tried.TrueForAll(range => Measure(shaped, range) is var extent && extent.Right - extent.Left <= middle + Rounding))
            {
                (ranges, width) = (tried, middle);
            }
            else
            {
                least = middle;
            }
        }
        return ranges;
    }

    private static List<PlacedRun> SetRuns(ShapedText shaped, LineRange range, float left, float baseline, float size, ref Ink ink)
    {
        var pieces = Pieces(shaped, range);
        Reorder(shaped, pieces);
        var placed = new List<PlacedRun>(pieces.Count);
        var pen = left;
        foreach (var piece in pieces)
        {
            var run = shaped.Runs[shaped.Clusters[piece.Start].Run];
            var count = 0;
            for (var c = piece.Start; c < piece.End; c++)
            {
                count += shaped.Clusters[c].GlyphCount + (EndsEarly(shaped, c, run) ? 1 : 0);
            }

            var glyphs = new ushort[count];
            var positions = new SKPoint[count];
            var clusters = new uint[count];
            var start = shaped.Clusters[piece.Start].Start;
            var last = shaped.Clusters[piece.End - 1];
            var next = 0;
            for (var n = 0; n < piece.End - piece.Start; n++)
            {
                var number = run.Level % 2 == 1 ? piece.End - 1 - n : piece.Start + n;
                var cluster = shaped.Clusters[number];
                var at = (uint)Encoding.UTF8.GetByteCount(shaped.Text.AsSpan(start, cluster.Start - start));
                for (var g = cluster.FirstGlyph; g < cluster.FirstGlyph + cluster.GlyphCount; g++, next++)
                {
                    var glyph = shaped.Glyphs[g];
                    glyphs[next] = glyph.Id;
                    positions[next] = new(pen + glyph.X * size, baseline - glyph.Y * size);
                    clusters[next] = at;
                    var box = run.Face.InkOf(glyph.Id);
                    if (!box.IsEmpty)
                    {
                        ink = ink.With(new Ink(box.Left * size, box.Bottom * size, box.Right * size, box.Top * size).Moved(positions[next].X, -positions[next].Y));
                    }

                    pen += glyph.Advance * size;
                }

                if (EndsEarly(shaped, number, run))
                {
                    (glyphs[next], positions[next], clusters[next]) = (run.Face.Space.Glyph, new(pen - run.Face.Space.Advance * size, baseline), at);
                    next++;
                }
            }
            placed.Add(new(run.Face, glyphs, positions, Encoding.UTF8.GetBytes(shaped.Text, start, last.Start + last.Length - start), clusters));
        }
        return placed;
    }

    /// <summary>
    /// A mark drawn back over its letter is the last glyph of the cluster, and a reader of the PDF takes what is left up to the next letter for a
    /// space between words ("ป ิ่ น"). A space glyph that ends where the cluster does, part of its text, closes the gap.
    /// </summary>
    private static bool EndsEarly(ShapedText shaped, int number, ShapedRun run) =>
        run.Level % 2 == 0 && run.Face.Space.Glyph != 0 && shaped.Clusters[number] is { GlyphCount: > 1 } cluster && shaped.Glyphs[cluster.FirstGlyph + cluster.GlyphCount - 1].X < 0;

    /// <summary>Neighbouring clusters of one run.</summary>
    private static List<LineRange> Pieces(ShapedText shaped, LineRange range)
    {
        var pieces = new List<LineRange>();
        var start = range.Start;
        for (var i = range.Start + 1; i <= range.End; i++)
        {
            if (i < range.End && shaped.Clusters[i].Run == shaped.Clusters[start].Run)
            {
                continue;
            }

            pieces.Add(new(start, i));
            start = i;
        }
        return pieces;
    }

    /// <summary>From the order of reading to the order on the line (rule L2): turn around every stretch of a level or higher, from the highest down.</summary>
    private static void Reorder(ShapedText shaped, List<LineRange> pieces)
    {
        byte LevelOf(int piece) => shaped.Runs[shaped.Clusters[pieces[piece].Start].Run].Level;
        var highest = 0;
        for (var i = 0; i < pieces.Count; i++)
        {
            highest = Math.Max(highest, LevelOf(i));
        }

        for (var level = highest; level > 0; level--)
        {
            for (var i = 0; i < pieces.Count; i++)
            {
                if (LevelOf(i) < level)
                {
                    continue;
                }

                var end = i;
                while (end < pieces.Count && LevelOf(end) >= level)
                {
                    end++;
                }

                pieces.Reverse(i, end - i);
                i = end;
            }
        }
    }
}
