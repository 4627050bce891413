using System.Text;

namespace Events.Domain.Common;

public static class Composing
{
    private const char Replacement = '\uFFFD';

    /// <summary>
    /// The text in a normal form. Half a surrogate pair, U+FFFE and U+FFFF, which are no characters and which the platform refuses to
    /// normalise, become U+FFFD: a name that arrived broken is shown and reported as such, and stops nothing.
    /// </summary>
    public static string Compose(this string text, NormalizationForm form = NormalizationForm.FormC) => (IsSound(text) ? text : Repair(text)).Normalize(form);

    // A whole pair goes the longer way as well and comes out as it was.
    private static bool IsSound(string text) => text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 && text.AsSpan().IndexOfAny('\uFFFE', '\uFFFF') < 0;

    private static string Repair(string text)
    {
        var sound = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            sound.Append(rune.Value is 0xFFFE or 0xFFFF ? new Rune(Replacement) : rune);
        }

        return sound.ToString();
    }
}
