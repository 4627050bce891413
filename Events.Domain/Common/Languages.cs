using System.Globalization;

namespace Events.Domain.Common;

/// <summary>What languages are called.</summary>
public static class Languages
{
    /// <summary>BCP 47 of the languages in which names of the region are written, the most frequent first.</summary>
    public static readonly IReadOnlyList<string> OfNames = ["zh", "vi", "th", "lo", "km", "my", "ms-Arab", "ta", "kk", "ky", "tg", "uz", "ru", "ar", "id", "ms", "fil", "ja", "ko"];

    /// <summary>Behind a language: its years count from the Buddha, as Thai readers know them (BCP 47, RFC 6067: <c>th-u-ca-buddhist</c>).</summary>
    public const string BuddhistEra = "-u-ca-buddhist";

    /// <summary>Several languages with commas between them, such as those of a paper of two columns: "English · 中文".</summary>
    public static string NamesOf(string languages) => string.Join(" · ", languages.Split(',').Select(NameOf));

    /// <summary>The language's own name for itself, such as 中文.</summary>
    public static string NameOf(string language)
    {
        if (language is "ms-Arab")
        {
            // The platform knows Malay in Latin letters only.
            return "بهاس ملايو";
        }

        if (language.EndsWith(BuddhistEra, StringComparison.OrdinalIgnoreCase))
        {
            return $"{NameOf(language[..^BuddhistEra.Length])} (พ.ศ.)";
        }

        try
        {
            var name = CultureInfo.GetCultureInfo(language, predefinedOnly: true).NativeName;
            return char.ToUpperInvariant(name[0]) + name[1..];
        }
        catch (CultureNotFoundException)
        {
            return language.ToUpperInvariant();
        }
    }
}
