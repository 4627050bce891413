using System.Globalization;
using System.Text;
using HarfBuzzSharp;

namespace Events.Infrastructure.Documents.Typesetting;

/// <summary>
/// Where a line may begin: the classes of UAX #14 that names and titles meet. Scripts that write no spaces are left to <see cref="Syllables"/>.
/// </summary>
internal static class LineBreaks
{
    // Not even after a space: "( a )", "vive !", "ต่าง ๆ".
    private const string Closing = "!?،؛؟、。，．！？｡､ๆໆៗ។៕၊။";
    // Beside closing brackets and quotes; small kana, marks of repetition and of percent; vowels written behind their consonant.
    private const string NotAtStart = "%),.:;]}¢°·†‡‰′″℃∶…‥〆〻：；％～〜・ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ-‐‒–—/" + "ะาำๅฯ" + "ະາຳຯຽ";
    // Beside opening brackets and quotes; signs of money; vowels written before their consonant, signs that stack the next one below.
    private const string NotAtEnd = "£¥$€₫₱₭฿￥＄№¡¿" + "เแโใไ" + "ເແໂໃໄ" + "\u17D2\u1039";
    // Open or close: nobody can tell.
    private const string StraightQuotes = "\"'";

    /// <param name="at">Where the later of the two clusters begins; above 0.</param>
    public static BreakKind Between(string text, int at)
    {
        var next = text[at];
        if (char.IsAsciiLetterOrDigit(next) && char.IsAsciiLetterOrDigit(text[at - 1]))
        {
            return BreakKind.Anywhere;
        }

        if (next == ' ')
        {
            return BreakKind.None;
        }

        var end = at;
        while (end > 0 && text[end - 1] == ' ')
        {
            end--;
        }

        if (end == 0)
        {
            return BreakKind.Word;
        }

        var last = text[end - 1];
        if (last == PlainText.ZeroWidthSpace)
        {
            return BreakKind.Word;
        }

        if (Closes(next) || Opens(last))
        {
            return BreakKind.None;
        }

        if (end < at)
        {
            return BreakKind.Word;
        }

        if (NotAtStart.Contains(next) || char.GetUnicodeCategory(next) == UnicodeCategory.FinalQuotePunctuation || NotAtEnd.Contains(last)
            || StraightQuotes.Contains(next) || StraightQuotes.Contains(last))
        {
            return BreakKind.None;
        }

        if (last is '-' or '‐' or '–' or '/')
        {
            // Not the hyphen that begins a word, nor between numbers.
            return char.IsLetter(next) && at > 1 && text[at - 2] != ' ' ? BreakKind.Word : BreakKind.Anywhere;
        }

        var before = ScriptBefore(text, at);
        var after = ScriptAt(text, at);
        if (IsHan(before) || IsHan(after) || IsWide(last) || IsWide(next))
        {
            return BreakKind.Word;
        }

        return before != after || !Syllables.Has(after) ? BreakKind.Anywhere
            : Syllables.IsFinal(text, at) ? BreakKind.None
            : Syllables.Begins(text, at) ? BreakKind.Syllable
            : BreakKind.Anywhere;
    }

    private static bool Closes(char character) =>
        Closing.Contains(character) || char.GetUnicodeCategory(character) == UnicodeCategory.ClosePunctuation;

    private static bool Opens(char character) =>
        char.GetUnicodeCategory(character) is UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation;

    private static Script ScriptAt(string text, int at)
    {
        Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out _);
        return Scripts.Of(rune.Value);
    }

    private static Script ScriptBefore(string text, int at)
    {
        // Marks inherit: the letter below them tells.
        while (at > 0)
        {
            Rune.DecodeLastFromUtf16(text.AsSpan(0, at), out var rune, out var length);
            var script = Scripts.Of(rune.Value);
            if (script != Script.Inherited)
            {
                return script;
            }

            at -= length;
        }
        return Script.Common;
    }

    private static bool IsHan(Script script) => script == Script.Han || script == Script.Hiragana || script == Script.Katakana;

    /// <summary>Punctuation as broad as a Han character.</summary>
    private static bool IsWide(char character) => character is >= '\u3000' and <= '\u303F' or >= '\uFF01' and <= '\uFF60';
}

/// <summary>The Unicode script of a character.</summary>
internal static class Scripts
{
    public static Script Of(int codePoint) => codePoint < 0x80
        ? char.IsAsciiLetter((char)codePoint) ? Script.Latin : Script.Common
        : UnicodeFunctions.Default.GetScript(codePoint);

    /// <summary>Takes the script of its neighbours: spaces, digits, punctuation, marks.</summary>
    public static bool IsNeutral(Script script) => script == Script.Common || script == Script.Inherited || script == Script.Unknown;
}
