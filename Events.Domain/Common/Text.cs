using System.Text;

namespace Events.Domain.Common;

public static class Text
{
    /// <summary>
    /// A line as it may be stored and printed: composed (NFC), outer white space and invisible controls off; null when nothing is
    /// left. The zero-width space stays inside a word: Lao, Khmer, Thai and Burmese mark with it where a line may break.
    /// </summary>
    public static string? Clean(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.Compose().EnumerateRunes())
        {
            if (Rune.IsControl(rune))
            {
                clean.Append(' ');
            }
            else if (!IsBidirectionalControl(rune))
            {
                clean.Append(rune);
            }
        }

        var trimmed = clean.ToString().Trim().Trim('\u200B', '\uFEFF').Trim();
        return trimmed.Length == 0 ? null : trimmed;
    }

    // They turn the reading order of what follows: a name with U+202E inside would print another name.
    private static bool IsBidirectionalControl(Rune rune) =>
        rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x061C or 0xFEFF;
}
