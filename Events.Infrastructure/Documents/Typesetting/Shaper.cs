using System.Globalization;
using HarfBuzzSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace Events.Infrastructure.Documents.Typesetting;

/// <summary>Turns a text into glyphs: finds a font for each stretch of one script and direction and has HarfBuzz shape it.</summary>
/// <param name="language">BCP 47, or null when unknown: picks the national shape of a letter where a font has several.</param>
internal sealed class Shaper(FontSet fonts, string? language = null)
{
    [ThreadStatic] private static Buffer? reusedBuffer;

    private readonly Language? language = string.IsNullOrEmpty(language) ? null : new Language(language);

    private readonly record struct Stretch(int Start, int End, FontFace Face, Script Script, byte Level);

    public ShapedText Shape(string text, bool bold)
    {
        var clean = PlainText.Clean(text);
        var levels = Directions.Levels(clean, out var isRightToLeft);
        var stretches = Divide(clean, levels, bold, out var missing);
        if (missing.Count > 0)
        {
            return new(clean, isRightToLeft, [], [], [], missing);
        }

        var runs = new List<ShapedRun>(stretches.Count);
        var clusters = new List<Cluster>(clean.Length);
        var glyphs = new List<ShapedGlyph>(clean.Length + 8);
        foreach (var stretch in stretches)
        {
            AddShaped(clean, stretch, runs.Count, clusters, glyphs);
            runs.Add(new(stretch.Face, stretch.Level));
        }
        // A font may know a character and yet map a sequence of them to nothing: that is no text either.
        foreach (var cluster in clusters)
        {
            for (var i = 0; i < cluster.GlyphCount; i++)
            {
                if (glyphs[cluster.FirstGlyph + i].Id == 0)
                {
                    missing.Add(char.ConvertToUtf32(clean, cluster.Start));
                }
            }
        }

        return missing.Count > 0
            ? new(clean, isRightToLeft, [], [], [], missing)
            : new(clean, isRightToLeft, runs, [.. clusters], [.. glyphs], missing);
    }

    private List<Stretch> Divide(string text, byte[]? levels, bool bold, out List<int> missing)
    {
        missing = [];
        var stretches = new List<Stretch>();
        var first = FirstScript(text);
        var script = first;
        for (var start = 0; start < text.Length;)
        {
            var end = start + StringInfo.GetNextTextElementLength(text.AsSpan(start));
            var own = ScriptOf(text.AsSpan(start, end - start));
            if (!Scripts.IsNeutral(own))
            {
                script = own;
            }

            else if (start > 0 && text[start - 1] == ' ')
            {
                // A dot between two phrases belongs to the whole line, not to the last word before it.
                script = first;
            }

            var previous = stretches.Count > 0 && stretches[^1].Script == script ? stretches[^1].Face : null;
            var face = FaceFor(text.AsSpan(start, end - start), script, Scripts.IsNeutral(own) ? previous : null, bold, missing);
            if (face is not null)
            {
                var level = levels?[start] ?? 0;
                if (stretches.Count > 0 && stretches[^1] is var last && last.Face == face && last.Script == script && last.Level == level)
                {
                    stretches[^1] = last with { End = end };
                }
                else
                {
                    stretches.Add(new(start, end, face, script, level));
                }
            }
            start = end;
        }
        return stretches;
    }

    /// <summary>Digits or quotes at the beginning belong to the letters that follow.</summary>
    private static Script FirstScript(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Scripts.Of(rune.Value) is var script && !Scripts.IsNeutral(script))
            {
                return script;
            }
        }

        return Script.Latin;
    }

    private static Script ScriptOf(ReadOnlySpan<char> element)
    {
        foreach (var rune in element.EnumerateRunes())
        {
            if (Scripts.Of(rune.Value) is var script && !Scripts.IsNeutral(script))
            {
                return script;
            }
        }

        return Script.Common;
    }

    /// <summary>The whole element from one font, or its marks would sit beside the letter instead of on it.</summary>
    private FontFace? FaceFor(ReadOnlySpan<char> element, Script script, FontFace? previous, bool bold, List<int> missing)
    {
        if (previous is not null && CoversAll(previous, element))
        {
            return previous;
        }

        if (fonts.For(script, bold) is var first && CoversAll(first, element))
        {
            return first;
        }

        foreach (var face in fonts.Fallbacks(bold))
        {
            if (CoversAll(face, element))
            {
                return face;
            }
        }

        foreach (var rune in element.EnumerateRunes())
        {
            if (!PlainText.IsInvisible(rune.Value) && !first.Covers(rune.Value) && !missing.Contains(rune.Value))
            {
                missing.Add(rune.Value);
            }
        }

        return null;
    }

    private static bool CoversAll(FontFace face, ReadOnlySpan<char> element)
    {
        foreach (var rune in element.EnumerateRunes())
        {
            if (!PlainText.IsInvisible(rune.Value) && !face.Covers(rune.Value))
            {
                return false;
            }
        }

        return true;
    }

    private void AddShaped(string text, Stretch stretch, int run, List<Cluster> clusters, List<ShapedGlyph> glyphs)
    {
        var buffer = reusedBuffer ??= new Buffer();
        buffer.Reset();
        buffer.AddUtf16(text, stretch.Start, stretch.End - stretch.Start);
        buffer.Direction = stretch.Level % 2 == 1 ? Direction.RightToLeft : Direction.LeftToRight;
        buffer.Script = stretch.Script;
        if (language is not null)
        {
            buffer.Language = language;
        }
        // A dotted circle would be drawn for a stray mark: better the mark alone, as it was approved.
        buffer.Flags = BufferFlags.RemoveDefaultIgnorables | BufferFlags.DoNotInsertDottedCircle;
        stretch.Face.Font.Shape(buffer);

        var infos = buffer.GetGlyphInfoSpan();
        var positions = buffer.GetGlyphPositionSpan();
        var em = stretch.Face.UnitsPerEm;
        var offset = glyphs.Count;
        for (var i = 0; i < infos.Length; i++)
        {
            var position = positions[i];
            glyphs.Add(new((ushort)infos[i].Codepoint, position.XAdvance / em, position.XOffset / em, position.YOffset / em));
        }

        // Glyphs come in the order of drawing; clusters are wanted in the order of reading.
        var firstCluster = clusters.Count;
        for (var i = 0; i < infos.Length;)
        {
            var begin = i;
            var advance = 0f;
            for (; i < infos.Length && infos[i].Cluster == infos[begin].Cluster; i++)
            {
                advance += positions[i].XAdvance / em;
            }
            var start = (int)infos[begin].Cluster;
            clusters.Add(new(start, 0, run, offset + begin, i - begin, advance, text[start] == ' ',
                start == 0 ? BreakKind.None : LineBreaks.Between(text, start)));
        }
        if (stretch.Level % 2 == 1)
        {
            clusters.Reverse(firstCluster, clusters.Count - firstCluster);
        }

        for (var i = firstCluster; i < clusters.Count; i++)
        {
            clusters[i] = clusters[i] with { Length = (i + 1 < clusters.Count ? clusters[i + 1].Start : stretch.End) - clusters[i].Start };
        }
    }
}
