using System.Text.RegularExpressions;
using FluentValidation;

namespace Events.Domain.Common;

/// <summary>Rules that many messages share, with texts that say what to do.</summary>
public static partial class Rules
{
    /// <summary>A text in at least one language, English among them unless only the host's is known.</summary>
    public static IRuleBuilderOptions<T, LocalizedText> IsNamed<T>(this IRuleBuilder<T, LocalizedText> rule) =>
        rule.Must(text => text is { IsEmpty: false }).WithMessage("Give a text in at least one language.").IsShort();

    /// <summary>May be empty; no language longer than <paramref name="maxLength" />.</summary>
    public static IRuleBuilderOptions<T, LocalizedText> IsShort<T>(this IRuleBuilder<T, LocalizedText> rule, int maxLength = LocalizedText.MaxLength) =>
        rule.Must(text => text is null || text.Texts.Values.All(value => value.Length <= maxLength)).WithMessage($"At most {maxLength} characters in each language.");

    /// <summary>The letter of a zone: one or two letters, or nothing.</summary>
    public static IRuleBuilderOptions<T, string?> IsZone<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(zone => zone is null || (zone.Length is 1 or 2 && zone.All(char.IsLetterOrDigit))).WithMessage("A zone is one or two letters.");

    /// <summary>One address without a name, a blank or a line's end: what follows it in a mail's head stays ours.</summary>
    public static IRuleBuilderOptions<T, string?> IsMailAddress<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(address => address is null || (address.Length <= People.Person.MaxEmailLength && MailAddress().IsMatch(address))).WithMessage("Give an e-mail address, such as name@example.org.");

    /// <summary>Says why, in a few words that the audit keeps.</summary>
    public static IRuleBuilderOptions<T, string?> IsReason<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(reason => !string.IsNullOrWhiteSpace(reason)).WithMessage("Say why.").MaximumLength(Audit.AuditEntry.MaxReasonLength);

    /// <summary>An IANA time zone that this machine knows, such as Asia/Shanghai.</summary>
    public static IRuleBuilderOptions<T, string> IsZoneOfTime<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(zone => zone is { Length: > 0 } && char.IsAsciiLetterUpper(zone[0]) && zone.Contains('/') && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)).WithMessage("Give an IANA time zone, such as Asia/Shanghai.");

    /// <summary>A BCP 47 language, such as en or zh-Hant.</summary>
    public static IRuleBuilderOptions<T, string> IsLanguage<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(language => language is { Length: >= 2 and <= 20 } && language.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')).WithMessage("Give a language, such as en or zh-Hant.");

    /// <summary>ISO 3166-1 alpha-2, such as CN; whether there is such a country is asked of the table.</summary>
    public static IRuleBuilderOptions<T, string?> IsCountryCode<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(code => code is null || (code.Length == Calendar.Country.CodeLength && code.All(char.IsAsciiLetterUpper))).WithMessage("Give a country by its two letters, such as CN.");

    [GeneratedRegex("""\A[^\s@<>()\[\]\\,;:"\p{C}]+@[^\s@<>()\[\]\\,;:"\p{C}]+\.[^\s@<>()\[\]\\,;:."\p{C}]+\z""", RegexOptions.NonBacktracking)]
    private static partial Regex MailAddress();
}
