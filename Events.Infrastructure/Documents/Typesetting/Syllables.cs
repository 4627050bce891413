using System.Globalization;
using HarfBuzzSharp;

namespace Events.Infrastructure.Documents.Typesetting;

/// <summary>
/// Where a syllable surely begins in Thai, Lao, Khmer and Burmese, which write no spaces between words. Without a dictionary not every one is found;
/// a consonant that may as well end the syllable before it stays with that.
/// </summary>
internal static class Syllables
{
    private const char ThaiSilent = '\u0E4C', LaoSilent = '\u0ECC', KhmerShortening = '\u17CB', KhmerSilent = '\u17CD', KhmerStack = '\u17D2',
        BurmeseStack = '\u1039', BurmeseFinal = '\u103A', BurmeseDot = '\u1037';

    public static bool Has(Script script) => script == Script.Thai || script == Script.Lao || script == Script.Khmer || script == Script.Myanmar;

    /// <summary>Whether the consonant there ends a syllable or is not spoken, by a sign of its own.</summary>
    public static bool IsFinal(string text, int at)
    {
        for (var i = at + 1; i < text.Length && (IsMark(text[i]) || text[i - 1] == KhmerStack); i++)
        {
            if (text[i] is ThaiSilent or LaoSilent or KhmerShortening or KhmerSilent)
            {
                return true;
            }
        }

        // A final sign behind a vowel belongs to the vowel.
        return At(text, at + 1) == BurmeseFinal || At(text, at + 1) == BurmeseDot && At(text, at + 2) == BurmeseFinal;
    }

    /// <param name="at">Not a vowel or sign that stands behind its consonant, nor behind a vowel that is written before it.</param>
    public static bool Begins(string text, int at) => text[at] switch
    {
        >= '\u0E00' and <= '\u0E7F' => BeginsThai(text, at),
        >= '\u0E80' and <= '\u0EFF' => BeginsLao(text, at),
        >= '\u1000' and <= '\u109F' => BeginsBurmese(text, at),
        _ => BeginsKhmer(text, at),
    };

    private static bool BeginsThai(string text, int at)
    {
        var (before, letter) = (text[at - 1], text[at]);
        if (letter is >= 'เ' and <= 'ไ' || before is 'ะ' or 'ำ' or 'ๆ' && IsConsonant(letter))
        {
            return true;
        }

        // Two short vowels ask for a consonant behind them. Whose a consonant is that follows one which is not spoken, only a dictionary knows.
        if (!IsConsonant(letter) || before is 'ั' or '็' || Lead(before, letter) || IsConsonant(before) && At(text, at - 2) == ThaiSilent)
        {
            return false;
        }

        // "ชาติ", "เหตุ": the short vowel at the end is not spoken.
        if (At(text, at + 1) is 'ิ' or 'ุ' && !IsToneMark(At(text, at + 2)))
        {
            return letter == 'อ';
        }

        // The first of two could be the last of the syllable before, unless that has its last; and even then in "นายก|รัฐ".
        return HasVowel(at) || IsConsonant(before) && Lead(letter, At(text, at + 1)) && HasVowel(at + 1) && At(text, at + 2) != 'ั';

        static bool Lead(char first, char second) => first switch
        {
            'ก' or 'ข' or 'ค' or 'จ' or 'ซ' or 'ด' or 'ต' or 'ท' or 'บ' or 'ป' or 'ผ' or 'พ' or 'ฟ' or 'ศ' or 'ส' => second is 'ร' or 'ล' or 'ว',
            'ห' => second is 'ง' or 'ญ' or 'น' or 'ม' or 'ย' or 'ร' or 'ล' or 'ว',
            'อ' => second == 'ย',
            _ => false,
        };
        bool HasVowel(int of) => At(text, of + 1) is 'ะ' or 'า' or 'ำ' || IsMark(At(text, of + 1)) && !IsFinal(text, of);
        static bool IsConsonant(char character) => character is >= 'ก' and <= 'ฮ';
        static bool IsToneMark(char character) => character is >= '\u0E48' and <= '\u0E4B';
    }

    private static bool BeginsLao(string text, int at)
    {
        var (before, letter, after) = (text[at - 1], text[at], At(text, at + 1));
        if (letter is >= 'ເ' and <= 'ໄ' || before is 'ະ' or 'ຳ' or 'ໆ' && IsConsonant(letter))
        {
            return true;
        }

        // Two short vowels ask for a consonant behind them; a consonant may be the second of two.
        if (!IsConsonant(letter) || before is '\u0EB1' or '\u0EBB' || IsConsonant(before) && letter is 'ຣ' or 'ລ' or 'ວ'
            || before == 'ຫ' && letter is 'ງ' or 'ຍ' or 'ນ' or 'ມ')
        {
            return false;
        }

        return after is 'ະ' or 'າ' or 'ຳ' or 'ຽ' || IsMark(after)
            || after is 'ວ' or 'ອ' && !(letter is 'ກ' or 'ງ' or 'ຍ' or 'ດ' or 'ນ' or 'ມ' or 'ບ' or 'ວ');

        static bool IsConsonant(char character) => character is >= 'ກ' and <= 'ຮ' or 'ໜ' or 'ໝ';
    }

    /// <summary>A consonant with what stands below it, and a vowel: without one it may end the syllable before.</summary>
    private static bool BeginsKhmer(string text, int at)
    {
        if (text[at] is >= '\u17A3' and <= '\u17B3')
        {
            return true;
        }

        for (var i = at + 1; i < text.Length && (IsMark(text[i]) || text[i - 1] == KhmerStack); i++)
        {
            if (text[i] is >= '\u17B6' and <= '\u17C7')
            {
                return text[at] is >= '\u1780' and <= '\u17A2';
            }
        }

        return false;
    }

    /// <summary>A consonant without a vowel sign has one that is not written, unless another is stacked below it.</summary>
    private static bool BeginsBurmese(string text, int at) =>
        text[at] is >= '\u1000' and <= '\u102A' or '\u103F' && At(text, at + 1) != BurmeseStack && text[at - 1] != BurmeseStack;

    private static bool IsMark(char character) =>
        char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static char At(string text, int index) => index >= 0 && index < text.Length ? text[index] : '\0';
}
