using SkiaSharp;

namespace Events.Infrastructure.Documents.Typesetting;

/// <summary>A text with a place on the page, in points from its top left corner. Nothing is drawn yet.</summary>
/// <param name="Field">Where it was to go.</param>
/// <param name="Ink">The box around all that will be drawn.</param>
/// <param name="Size">In points.</param>
/// <param name="IsTight">It stands smaller than is good to read, or was cut.</param>
/// <param name="IsCut">Its end is missing: an ellipsis stands there.</param>
/// <param name="Missing">Code points that no bundled font has; then nothing is placed.</param>
internal sealed record PlacedText(
    string Name, string Text, SKRect Field, SKRect Ink, float Size, bool IsTight, bool IsCut, IReadOnlyList<int> Missing, IReadOnlyList<PlacedLine> Lines)
{
    public IEnumerable<PlacedRun> Runs => Lines.SelectMany(line => line.Runs);

    /// <summary>From the top of the first line to the bottom of the last, in points.</summary>
    public float Height => Lines.Count == 0 ? 0 : Lines[^1].Bottom - Lines[0].Top;
}

/// <param name="Text">As it is read, without the spaces at its ends.</param>
internal sealed record PlacedLine(string Text, float Left, float Width, float Top, float Baseline, float Bottom, IReadOnlyList<PlacedRun> Runs);

/// <summary>Glyphs of one font in the order of drawing.</summary>
/// <param name="Positions">Of their origins on the page, in points.</param>
/// <param name="Text">What they say, in UTF-8: goes into the PDF for search and copy.</param>
/// <param name="Clusters">For each glyph the byte in <paramref name="Text"/> where its cluster begins.</param>
internal sealed record PlacedRun(FontFace Face, ushort[] Glyphs, SKPoint[] Positions, byte[] Text, uint[] Clusters);
