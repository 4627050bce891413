using System.Globalization;
using System.Text;

namespace Events.Domain.Common;

/// <summary>The one normal form for searching: the two databases fold case and marks differently, so they are not asked to.</summary>
public static class Folding
{
    /// <summary>
    /// Case, marks, width and invisible characters off: <c>Nguyễn</c> and <c>NGUYEN</c>, <c>иванов</c> and <c>Иванов</c>,
    /// full-width and half-width letters become equal. White space becomes single blanks. Marks that are letters
    /// of their own in South-East Asian scripts stay, since a word without its vowels would be another word.
    /// </summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.Compose(NormalizationForm.FormKD).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category == UnicodeCategory.Format || (category == UnicodeCategory.NonSpacingMark && IsAccent(rune)))
            {
                continue;
            }

            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                {
                    folded.Append(' ');
                }

                continue;
            }

            folded.Append(Letter(Rune.ToLowerInvariant(rune)));
        }

        return folded.ToString().TrimEnd();
    }

    // Letters whose stroke or dot Unicode does not take apart.
    private static string Letter(Rune rune) => rune.Value switch
    {
        'đ' or 'ð' => "d",
        'ø' => "o",
        'ł' => "l",
        'ı' => "i",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        _ => rune.ToString(),
    };

    /// <summary>Combining marks of Latin, Greek, Cyrillic and Arabic, not the vowels and tones of Thai, Lao, Khmer, Myanmar, Tamil.</summary>
    private static bool IsAccent(Rune rune) => rune.Value is (>= 0x0300 and <= 0x036F) or (>= 0x0483 and <= 0x0487) or (>= 0x064B and <= 0x065F)
        or 0x0670 or (>= 0x1AB0 and <= 0x1AFF) or (>= 0x1DC0 and <= 0x1DFF) or (>= 0x20D0 and <= 0x20FF) or (>= 0xFE20 and <= 0xFE2F);
}
