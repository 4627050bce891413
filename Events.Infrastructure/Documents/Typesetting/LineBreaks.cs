using System.Text;
using HarfBuzzSharp;

namespace Events.Infrastructure.Documents.Typesetting;

/// <summary>Where a line may begin.</summary>
internal static class LineBreaks
{
    private const string NotAtStart = "!%),.:;?]}¢°·»’”†‡›℃∶、。〃〆〕〗〞︶︺︾﹀﹂﹄﹗﹚﹜！＂％＇），．：；？］｝～〉》」』】〙〛ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ…—"
        + "ะาำๅๆฯ" + "ະາຳໆຯຽ" + "។៕ៗ" + "၊။";
    private const string NotAtEnd = "([{£¥«‘“‹《「『【〔〖〈〘〚（［｛＄￥$" + "เแโใไ" + "ເແໂໃໄ";

    /// <param name="at">Where the later of the two clusters begins; above 0.</param>
    /// <param name="isSafe">Whether the shaper says that the text may be cut there without changing a glyph.</param>
    public static BreakKind Between(string text, int at, bool isSafe)
    {
        var last = text[at - 1];
        if (text[at] == ' ')
        {
            return BreakKind.None;
        }

        if (last is ' ' or PlainText.ZeroWidthSpace)
        {
            return BreakKind.Word;
        }

        if (NotAtStart.Contains(text[at]) || NotAtEnd.Contains(last))
        {
            return BreakKind.None;
        }

        if (last is '-' or '‐' or '–' or '/')
        {
            return char.IsLetter(text[at]) ? BreakKind.Word : BreakKind.Anywhere;
        }

        var before = ScriptBefore(text, at);
        var after = ScriptAt(text, at);
        if (IsHan(before) || IsHan(after))
        {
            return BreakKind.Word;
        }

        return before == after && WritesNoSpaces(before) && isSafe ? BreakKind.Syllable : BreakKind.Anywhere;
    }

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

    private static bool WritesNoSpaces(Script script) =>
        script == Script.Thai || script == Script.Lao || script == Script.Khmer || script == Script.Myanmar;
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
