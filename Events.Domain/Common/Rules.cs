using FluentValidation;

namespace Events.Domain.Common;

/// <summary>Rules that many messages share, with texts that say what to do.</summary>
public static class Rules
{
    /// <summary>A text in at least one language, English among them unless only the host's is known.</summary>
    public static IRuleBuilderOptions<T, LocalizedText> IsNamed<T>(this IRuleBuilder<T, LocalizedText> rule) =>
        rule.Must(text => text is { IsEmpty: false }).WithMessage("Give a text in at least one language.").IsShort();

    /// <summary>May be empty; no language longer than <see cref="LocalizedText.MaxLength" />.</summary>
    public static IRuleBuilderOptions<T, LocalizedText> IsShort<T>(this IRuleBuilder<T, LocalizedText> rule) =>
        rule.Must(text => text is null || text.Texts.Values.All(value => value.Length <= LocalizedText.MaxLength)).WithMessage($"At most {LocalizedText.MaxLength} characters in each language.");

    /// <summary>The letter of a zone: one or two letters, or nothing.</summary>
    public static IRuleBuilderOptions<T, string?> IsZone<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(zone => zone is null || (zone.Length is 1 or 2 && zone.All(char.IsLetterOrDigit))).WithMessage("A zone is one or two letters.");

    /// <summary>Says why, in a few words that the audit keeps.</summary>
    public static IRuleBuilderOptions<T, string?> IsReason<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(reason => !string.IsNullOrWhiteSpace(reason)).WithMessage("Say why.").MaximumLength(Audit.AuditEntry.MaxReasonLength);

    /// <summary>An IANA time zone that this machine knows, such as Asia/Shanghai.</summary>
    public static IRuleBuilderOptions<T, string> IsZoneOfTime<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(zone => zone is not null && zone.Contains('/') && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)).WithMessage("Give an IANA time zone, such as Asia/Shanghai.");

    /// <summary>A BCP 47 language, such as en or zh-Hant.</summary>
    public static IRuleBuilderOptions<T, string> IsLanguage<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(language => language is { Length: >= 2 and <= 20 } && language.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')).WithMessage("Give a language, such as en or zh-Hant.");
}
