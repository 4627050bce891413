using HarfBuzzSharp;

namespace Events.Infrastructure.Documents.Typesetting;

/// <summary>One bundled font file in one weight. Read-only after construction, so any number of threads may shape with it.</summary>
internal sealed unsafe class FontFace
{
    private readonly Face face;

    // Four 16-bit values in one word, so that two threads filling the same place cannot tear it. Zero: not asked yet (or an empty glyph).
    private readonly long[] inks;

    /// <param name="index">Its place in the font set; glyphs are collected by it.</param>
    public FontFace(int index, string name)
    {
        Index = index;
        Name = name;
        // A manifest resource stays mapped as long as the assembly: HarfBuzz reads it in place and 10 MB of Chinese are never copied.
        var resource = (UnmanagedMemoryStream)(typeof(FontFace).Assembly.GetManifestResourceStream($"Fonts/{name}.ttf")
            ?? throw new InvalidOperationException($"The font {name} is not in the assembly."));
        using var blob = new Blob((nint)resource.PositionPointer, checked((int)resource.Length), MemoryMode.ReadOnly);
        blob.MakeImmutable();
        face = new Face(blob, 0);
        face.MakeImmutable();
        Font = new Font(face);
        Font.SetFunctionsOpenType();
        UnitsPerEm = face.UnitsPerEm;
        inks = new long[face.GlyphCount];
        if (!Font.TryGetHorizontalFontExtents(out var extents))
        {
            throw new InvalidOperationException($"The font {name} has no metrics.");
        }

        Ascent = extents.Ascender / UnitsPerEm;
        Descent = -extents.Descender / UnitsPerEm;
        Space = Font.TryGetNominalGlyph(' ', out var space) ? ((ushort)space, Font.GetHorizontalGlyphAdvance(space) / UnitsPerEm) : default;
    }

    public int Index { get; }

    public string Name { get; }

    public Font Font { get; }

    public nint Handle => face.Handle;

    public int GlyphCount => inks.Length;

    public float UnitsPerEm { get; }

    /// <summary>Above the baseline, in em.</summary>
    public float Ascent { get; }

    /// <summary>Below the baseline, in em, positive.</summary>
    public float Descent { get; }

    /// <summary>The glyph that draws nothing and how wide it is, in em; glyph 0 where the font has none.</summary>
    public (ushort Glyph, float Advance) Space { get; }

    /// <summary>Never the replacement character: it says that another one was lost, and is no part of a name.</summary>
    public bool Covers(int codePoint) => codePoint != 0xFFFD && Font.TryGetNominalGlyph(codePoint, out var glyph) && glyph != 0;

    /// <summary>The box around what a glyph draws, in em, y upwards.</summary>
    public Ink InkOf(ushort glyph)
    {
        var packed = inks[glyph];
        if (packed == 0 && Font.TryGetGlyphExtents(glyph, out var box))
        {
            packed = Pack(box.XBearing, box.YBearing + box.Height, box.XBearing + box.Width, box.YBearing);
            inks[glyph] = packed;
        }
        return new((short)packed / UnitsPerEm, (short)(packed >> 16) / UnitsPerEm, (short)(packed >> 32) / UnitsPerEm, (short)(packed >> 48) / UnitsPerEm);
    }

    private static long Pack(int left, int bottom, int right, int top) =>
        (ushort)left | (long)(ushort)bottom << 16 | (long)(ushort)right << 32 | (long)(ushort)top << 48;
}

/// <summary>A box in em, y upwards. Empty when right is not beyond left.</summary>
internal readonly record struct Ink(float Left, float Bottom, float Right, float Top)
{
    public bool IsEmpty => Right <= Left;

    public Ink Moved(float x, float y) => new(Left + x, Bottom + y, Right + x, Top + y);

    public Ink With(Ink other) => other.IsEmpty ? this : IsEmpty ? other
        : new(Math.Min(Left, other.Left), Math.Min(Bottom, other.Bottom), Math.Max(Right, other.Right), Math.Max(Top, other.Top));
}
