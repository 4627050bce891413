namespace Events.Infrastructure.Documents.Typesetting;

/// <summary>Glyphs in em, for one paragraph that is not yet broken into lines. Good for any size, so a text is shaped once however often it is fitted.</summary>
/// <param name="Text">After cleaning.</param>
/// <param name="Missing">Code points that no bundled font has. A text with any is not drawn.</param>
internal sealed record ShapedText(
    string Text, bool IsRightToLeft, IReadOnlyList<ShapedRun> Runs, Cluster[] Clusters, ShapedGlyph[] Glyphs, IReadOnlyList<int> Missing)
{
    /// <summary>Lines no wider than <paramref name="width"/> em where the allowed breaks permit it, else with one that is.</summary>
    public List<LineRange> Break(float width, BreakKind allowed)
    {
        var lines = new List<LineRange>();
        for (var start = 0; start < Clusters.Length;)
        {
            if (lines.Count > 0)
            {
                while (start < Clusters.Length && Clusters[start].IsSpace)
                {
                    start++;
                }
            }

            if (start == Clusters.Length)
            {
                break;
            }

            var next = NextLine(start, width, allowed);
            var end = next;
            while (end > start && Clusters[end - 1].IsSpace)
            {
                end--;
            }

            lines.Add(new(start, end));
            start = next;
        }
        return lines;
    }

    public float WidthOf(LineRange line)
    {
        var width = 0f;
        for (var i = line.Start; i < line.End; i++)
        {
            width += Clusters[i].Advance;
        }

        return width;
    }

    private int NextLine(int start, float width, BreakKind allowed)
    {
        Span<int> candidates = stackalloc int[(int)BreakKind.Anywhere + 1];
        var used = 0f;
        for (var i = start; i < Clusters.Length; i++)
        {
            ref readonly var cluster = ref Clusters[i];
            if (i > start)
            {
                candidates[(int)cluster.Before] = i;
            }

            used += cluster.Advance;
            // A thousandth of an em is rounding, not overflow. A space may hang over the edge.
            if (used <= width + 0.001f || cluster.IsSpace)
            {
                continue;
            }

            for (var kind = BreakKind.Word; kind <= allowed; kind++)
            {
                if (candidates[(int)kind] > start)
                {
                    return candidates[(int)kind];
                }
            }
        }
        return Clusters.Length;
    }
}

/// <param name="Level">Odd runs right to left.</param>
internal sealed record ShapedRun(FontFace Face, byte Level);

/// <summary>What must stay together: a base with its marks, a Khmer or Myanmar syllable part, a ligature.</summary>
/// <param name="Start">In the text, UTF-16 units.</param>
/// <param name="Run">Index of its run.</param>
/// <param name="Before">Whether a line may begin with it.</param>
internal readonly record struct Cluster(int Start, int Length, int Run, int FirstGlyph, int GlyphCount, float Advance, bool IsSpace, BreakKind Before);

/// <summary>Offsets and advance in em, y upwards.</summary>
internal readonly record struct ShapedGlyph(ushort Id, float Advance, float X, float Y);

/// <summary>Clusters from start to before end; no space at either side.</summary>
internal readonly record struct LineRange(int Start, int End);

/// <summary>Where a line may begin, from the places that readers expect to the last resort.</summary>
internal enum BreakKind : byte
{
    /// <summary>Never.</summary>
    None,

    /// <summary>After a space, a zero-width space or a hyphen, and between Han characters.</summary>
    Word,

    /// <summary>Between syllables of a script that writes no spaces between words.</summary>
    Syllable,

    /// <summary>Between any two clusters.</summary>
    Anywhere,
}
