using System.Runtime.InteropServices;
using SkiaSharp;

namespace Events.Infrastructure.Documents.Typesetting;

/// <summary>
/// Cuts a font down to the glyphs that a document shows. Skia embeds a font whole, which would put 10 MB of Chinese into every paper.
/// The native HarfBuzz library has the subsetter, its managed wrapper has not: hence the imports.
/// </summary>
internal static partial class FontSubset
{
    private const string Library = "libHarfBuzzSharp";
    private const uint RetainGlyphIds = 0x2;
    private const int DropTableSet = 3;

    /// <summary>A typeface in which the given glyphs keep their ids. Layout tables are dropped: shaping is done before.</summary>
    /// <exception cref="InvalidOperationException">The subsetter refused the font.</exception>
    public static SKTypeface Create(FontFace face, ReadOnlySpan<uint> sortedGlyphs)
    {
        nint input = 0, subset = 0, blob = 0;
        try
        {
            input = hb_subset_input_create_or_fail();
            if (input == 0)
            {
                throw new InvalidOperationException("HarfBuzz has no memory for a font subset.");
            }

            hb_subset_input_set_flags(input, RetainGlyphIds);
            var dropped = hb_subset_input_set(input, DropTableSet);
            foreach (var table in (ReadOnlySpan<uint>)[Tag("GSUB"), Tag("GPOS"), Tag("GDEF")])
            {
                hb_set_add(dropped, table);
            }

            hb_set_add_sorted_array(hb_subset_input_glyph_set(input), sortedGlyphs, (uint)sortedGlyphs.Length);
            subset = hb_subset_or_fail(face.Handle, input);
            if (subset == 0)
            {
                throw new InvalidOperationException($"HarfBuzz cannot subset {face.Name}.");
            }

            blob = hb_face_reference_blob(subset);
            var bytes = hb_blob_get_data(blob, out var length);
            using var data = SKData.CreateCopy(bytes, length);
            return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"The subset of {face.Name} is not a font.");
        }
        finally
        {
            if (blob != 0)
            {
                hb_blob_destroy(blob);
            }

            if (subset != 0)
            {
                hb_face_destroy(subset);
            }

            if (input != 0)
            {
                hb_subset_input_destroy(input);
            }
        }
    }

    private static uint Tag(string name) => (uint)(name[0] << 24 | name[1] << 16 | name[2] << 8 | name[3]);

    [LibraryImport(Library)] private static partial nint hb_subset_input_create_or_fail();
    [LibraryImport(Library)] private static partial void hb_subset_input_destroy(nint input);
    [LibraryImport(Library)] private static partial void hb_subset_input_set_flags(nint input, uint flags);
    [LibraryImport(Library)] private static partial nint hb_subset_input_set(nint input, int kind);
    [LibraryImport(Library)] private static partial nint hb_subset_input_glyph_set(nint input);
    [LibraryImport(Library)] private static partial void hb_set_add(nint set, uint value);
    [LibraryImport(Library)] private static partial void hb_set_add_sorted_array(nint set, ReadOnlySpan<uint> values, uint count);
    [LibraryImport(Library)] private static partial nint hb_subset_or_fail(nint face, nint input);
    [LibraryImport(Library)] private static partial nint hb_face_reference_blob(nint face);
    [LibraryImport(Library)] private static partial void hb_face_destroy(nint face);
    [LibraryImport(Library)] private static partial nint hb_blob_get_data(nint blob, out uint length);
    [LibraryImport(Library)] private static partial void hb_blob_destroy(nint blob);
}
