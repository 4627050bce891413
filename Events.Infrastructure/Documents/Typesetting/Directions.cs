using System.Globalization;
using System.Text;

namespace Events.Infrastructure.Documents.Typesetting;

/// <summary>
/// Which way each character runs: the Unicode bidirectional algorithm (UAX #9) without its explicit controls and paired brackets,
/// since controls are dropped before and a badge or an agenda needs no more.
/// </summary>
internal static class Directions
{
    private enum Kind : byte { Left, Right, ArabicLetter, EuropeanNumber, ArabicNumber, EuropeanSeparator, EuropeanTerminator, CommonSeparator, Mark, Space, Other }

    /// <summary>The level of each UTF-16 unit: even runs left to right, odd right to left. Null when all is left to right.</summary>
    /// <param name="isRightToLeft">The direction of the paragraph, that of its first letter.</param>
    public static byte[]? Levels(string text, out bool isRightToLeft)
    {
        isRightToLeft = false;
        if (!text.AsSpan().ContainsAnyInRange('\u0590', '\u08FF') && !text.AsSpan().ContainsAnyInRange('\uD802', '\uD83B')
            && !text.AsSpan().ContainsAnyInRange('\uFB1D', '\uFEFC'))
        {
            return null;
        }

        var kinds = new Kind[text.Length];
        for (var i = 0; i < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
            kinds.AsSpan(i, length).Fill(KindOf(rune));
            i += length;
        }
        var firstLetter = Array.FindIndex(kinds, k => k is Kind.Left or Kind.Right or Kind.ArabicLetter);
        isRightToLeft = firstLetter >= 0 && kinds[firstLetter] != Kind.Left;
        var outer = isRightToLeft ? Kind.Right : Kind.Left;
        ResolveNumbers(kinds, outer);
        ResolveNeutrals(kinds, outer);

        var level = (byte)(isRightToLeft ? 1 : 0);
        return Array.ConvertAll(kinds, kind => kind switch
        {
            Kind.Right => (byte)1,
            Kind.Left => (byte)(level + level % 2),
            _ => (byte)2,
        });
    }

    /// <summary>Rules W1 to W7.</summary>
    private static void ResolveNumbers(Kind[] kinds, Kind outer)
    {
        var previous = outer;
        var strong = outer;
        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] == Kind.Mark)
            {
                kinds[i] = previous;
            }

            if (kinds[i] is Kind.Left or Kind.Right or Kind.ArabicLetter)
            {
                strong = kinds[i];
            }

            if (kinds[i] == Kind.EuropeanNumber && strong == Kind.ArabicLetter)
            {
                kinds[i] = Kind.ArabicNumber;
            }

            previous = kinds[i];
        }
        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] == Kind.ArabicLetter)
            {
                kinds[i] = Kind.Right;
            }
        }

        for (var i = 1; i < kinds.Length - 1; i++)
        {
            if (kinds[i - 1] != kinds[i + 1])
            {
                continue;
            }

            if (kinds[i] is Kind.EuropeanSeparator or Kind.CommonSeparator && kinds[i - 1] == Kind.EuropeanNumber)
            {
                kinds[i] = Kind.EuropeanNumber;
            }
            else if (kinds[i] == Kind.CommonSeparator && kinds[i - 1] == Kind.ArabicNumber)
            {
                kinds[i] = Kind.ArabicNumber;
            }
        }
        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] != Kind.EuropeanTerminator)
            {
                continue;
            }

            var end = i;
            while (end < kinds.Length && kinds[end] == Kind.EuropeanTerminator)
            {
                end++;
            }

            var besideNumber = i > 0 && kinds[i - 1] == Kind.EuropeanNumber || end < kinds.Length && kinds[end] == Kind.EuropeanNumber;
            kinds.AsSpan(i, end - i).Fill(besideNumber ? Kind.EuropeanNumber : Kind.Other);
            i = end - 1;
        }
        strong = outer;
        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] is Kind.EuropeanSeparator or Kind.CommonSeparator)
            {
                kinds[i] = Kind.Other;
            }

            if (kinds[i] is Kind.Left or Kind.Right)
            {
                strong = kinds[i];
            }

            if (kinds[i] == Kind.EuropeanNumber && strong == Kind.Left)
            {
                kinds[i] = Kind.Left;
            }
        }
    }

    /// <summary>Rules N1 and N2: what stands between two of one direction joins them, the rest follows the paragraph.</summary>
    private static void ResolveNeutrals(Kind[] kinds, Kind outer)
    {
        for (var i = 0; i < kinds.Length; i++)
        {
            if (kinds[i] is not (Kind.Space or Kind.Other))
            {
                continue;
            }

            var end = i;
            while (end < kinds.Length && kinds[end] is Kind.Space or Kind.Other)
            {
                end++;
            }

            var before = i == 0 ? outer : Side(kinds[i - 1]);
            var after = end == kinds.Length ? outer : Side(kinds[end]);
            kinds.AsSpan(i, end - i).Fill(before == after ? before : outer);
            i = end - 1;
        }
        static Kind Side(Kind kind) => kind == Kind.Left ? Kind.Left : Kind.Right;
    }

    private static Kind KindOf(Rune rune)
    {
        var value = rune.Value;
        var category = Rune.GetUnicodeCategory(rune);
        if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark || PlainText.IsInvisible(value))
        {
            return Kind.Mark;
        }

        switch (value)
        {
            case >= '0' and <= '9' or >= 0x06F0 and <= 0x06F9 or >= 0xFF10 and <= 0xFF19: return Kind.EuropeanNumber;
            case >= 0x0660 and <= 0x0669 or 0x066B or 0x066C or >= 0x0600 and <= 0x0605 or 0x06DD: return Kind.ArabicNumber;
            case '#' or '%' or 0xB0 or 0x2030 or 0x066A: return Kind.EuropeanTerminator;
            case >= 0x0600 and <= 0x07BF or >= 0x0860 and <= 0x08FF or >= 0xFB50 and <= 0xFDFF or >= 0xFE70 and <= 0xFEFC:
                return char.IsLetter((char)value) || value is 0x061B or 0x061F ? Kind.ArabicLetter : value == 0x060C ? Kind.CommonSeparator : Kind.Other;
            case >= 0x0590 and <= 0x085F or >= 0xFB1D and <= 0xFB4F or 0x200F or >= 0x10800 and <= 0x10FFF or >= 0x1E800 and <= 0x1EFFF: return Kind.Right;
            case '+' or '-' or 0x2212: return Kind.EuropeanSeparator;
            case ',' or '.' or '/' or ':': return Kind.CommonSeparator;
            case ' ': return Kind.Space;
        }
        return category switch
        {
            UnicodeCategory.CurrencySymbol => Kind.EuropeanTerminator,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber
                or UnicodeCategory.DecimalDigitNumber => Kind.Left,
            _ => Kind.Other,
        };
    }
}
