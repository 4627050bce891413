using HarfBuzzSharp;

namespace Events.Infrastructure.Documents.Typesetting;

/// <summary>The bundled fonts. Loading costs some milliseconds, so there is one for the whole process.</summary>
internal sealed class FontSet
{
    private static readonly string[] families =
        ["NotoSans", "NotoSansSC", "NotoSansThai", "NotoSansLao", "NotoSansKhmer", "NotoSansMyanmar", "NotoSansTamil", "NotoNaskhArabic"];

    private static readonly Dictionary<Script, int> familyOfScript = new()
    {
        [Script.Han] = 1,
        [Script.Hiragana] = 1,
        [Script.Katakana] = 1,
        [Script.Bopomofo] = 1,
        [Script.Hangul] = 1,
        [Script.Thai] = 2,
        [Script.Lao] = 3,
        [Script.Khmer] = 4,
        [Script.Myanmar] = 5,
        [Script.Tamil] = 6,
        [Script.Arabic] = 7,
    };

    private readonly FontFace[] faces;

    public FontSet()
    {
        faces = new FontFace[families.Length * 2];
        for (var family = 0; family < families.Length; family++)
        {
            faces[family * 2] = new FontFace(family * 2, families[family] + "-Regular");
            faces[family * 2 + 1] = new FontFace(family * 2 + 1, families[family] + "-Bold");
        }
    }

    public IReadOnlyList<FontFace> Faces => faces;

    /// <summary>The first choice for a script, whether or not it has a certain character.</summary>
    public FontFace For(Script script, bool bold) => faces[familyOfScript.GetValueOrDefault(script) * 2 + (bold ? 1 : 0)];

    /// <summary>The families of one weight in the order in which they are asked for a character that the first choice lacks.</summary>
    public IEnumerable<FontFace> Fallbacks(bool bold) => faces.Where((_, index) => index % 2 == (bold ? 1 : 0));
}
