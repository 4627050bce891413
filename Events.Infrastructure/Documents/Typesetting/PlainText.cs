using System.Globalization;
using System.Text;
using Events.Domain.Common;

namespace Events.Infrastructure.Documents.Typesetting;

/// <summary>Text as it goes to the shaper: composed (NFC), one kind of space, no characters that only steer a screen.</summary>
internal static class PlainText
{
    public const char ZeroWidthSpace = '\u200B';

    /// <summary>
    /// Bidirectional controls, soft hyphens, joiners without effect and other invisible characters are dropped: on paper they could only
    /// turn a name around. Zero-width space stays as a place to break, the two joiners stay because letters change shape by them.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var pendingSpace = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsSpace(rune)) { pendingSpace = clean.Length > 0; continue; }
            // A place to break before the first letter would let a space stand there.
            if (IsDropped(rune) || rune.Value == ZeroWidthSpace && clean.Length == 0)
            {
                continue;
            }

            if (pendingSpace)
            {
                clean.Append(' ');
            }

            pendingSpace = false;
            clean.Append(rune);
        }
        return clean.ToString().Compose();
    }

    /// <summary>Never drawn and in no font's duty: zero-width space, joiners, variation selectors.</summary>
    public static bool IsInvisible(int codePoint) =>
        codePoint is 0x200B or 0x200C or 0x200D or >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF;

    private static bool IsSpace(Rune rune) =>
        rune.Value is >= 0x09 and <= 0x0D or 0x85
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static bool IsDropped(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => true,
        // Signs that span Arabic numbers are "format" characters too, but are drawn.
        UnicodeCategory.Format => !IsInvisible(rune.Value) && rune.Value is not (>= 0x600 and <= 0x605 or 0x6DD or 0x70F or 0x890 or 0x891 or 0x8E2),
        // Fillers and the grapheme joiner are letters or marks by category and invisible by definition.
        _ => rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x180B or 0x180C or 0x180D or 0x3164 or 0xFFA0,
    };
}
