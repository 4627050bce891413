using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Events.Domain.Common;
using FluentValidation;
using FluentValidation.Results;

namespace Events.Domain.Outbox;

/// <summary>Subject and body of a mail, or of a template with placeholders such as <c>{event}</c>.</summary>
public sealed partial record MailText(string Subject, string Body)
{
    /// <summary>BCP 47: those we have written texts in; English first.</summary>
    public static readonly IReadOnlyList<string> Languages = ["en", "zh", "id"];

    private static readonly ResourceManager resources = new("Events.Domain.Outbox.Resources.MailWords", typeof(MailText).Assembly);

    /// <summary>All that a text of this kind may name. A template is no program: there is nothing else to name.</summary>
    public static IReadOnlyList<string> PlaceholdersOf(MailKind kind) => kind switch
    {
        MailKind.FocalPointInvitation => ["name", "event", "dates", "place", "delegation", "sender", "link", "until"],
        MailKind.StaffInvitation => ["name", "event", "dates", "place", "role", "sender", "link", "until"],
        MailKind.EmailChanged => ["name"],
        _ => ["name", "link", "minutes"],
    };

    /// <summary>Our own text, in the language or else in English.</summary>
    public static MailText Standard(MailKind kind, string language)
    {
        var culture = CultureInfo.GetCultureInfo(Known(language));
        return new MailText(Word($"{kind}_Subject"), Word($"{kind}_Body").ReplaceLineEndings("\n"));

        string Word(string name) => resources.GetString(name, culture) ?? throw new MissingManifestResourceException(name);
    }

    /// <summary>The one of <see cref="Languages" /> that a reader of this language gets.</summary>
    public static string Known(string language) => Languages.FirstOrDefault(known => known == language.Split('-')[0].ToLowerInvariant()) ?? Languages[0];

    /// <summary>The placeholders replaced; one without a value is left out, except the link's, which is put in when the mail is sent.</summary>
    public MailText With(IReadOnlyDictionary<string, string> values)
    {
        return new MailText(Text.Clean(Fill(Subject)) is { } line ? Cut(line) : "", Fill(Body));

        string Fill(string text) => Placeholder().Replace(text, match =>
            match.Value == Mail.LinkMark ? match.Value : Text.Clean(values.GetValueOrDefault(match.Groups[1].Value)) ?? "");

        static string Cut(string line) => line.Length <= Mail.MaxSubjectLength ? line : line[..(Mail.MaxSubjectLength - 1)] + "…";
    }

    /// <summary>What it names that a text of this kind may not.</summary>
    public IEnumerable<string> Unknown(MailKind kind) =>
        Braces().Matches(Subject + "\n" + Body).Select(match => match.Value).Where(named => !PlaceholdersOf(kind).Contains(named.Trim('{', '}'))).Distinct();

    [GeneratedRegex("\\{([a-z]+)\\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();

    // Whatever looks like the beginning of a placeholder, so that no misspelt one is sent as it stands.
    [GeneratedRegex("\\{[^}\\n]*\\}?", RegexOptions.NonBacktracking)]
    private static partial Regex Braces();
}

internal static class MailTextRules
{
    public static void IsMailText<T>(this AbstractValidator<T> validator, Func<T, MailKind> kind, Func<T, string> subject, Func<T, string> body)
    {
        validator.RuleFor(message => subject(message)).NotEmpty().MaximumLength(Mail.MaxSubjectLength).Must(line => !line.Any(char.IsControl)).WithMessage("One line.").OverridePropertyName("subject");
        validator.RuleFor(message => body(message)).NotEmpty().MaximumLength(Mail.MaxBodyLength).OverridePropertyName("body");
        validator.RuleFor(message => message).Custom((message, context) =>
        {
            var names = MailText.PlaceholdersOf(kind(message));
            if (new MailText(subject(message), "").Unknown(kind(message)).ToList() is { Count: > 0 } inSubject)
            {
                context.AddFailure(Unknown("subject", inSubject, names));
            }
            else if (subject(message).Contains(Mail.LinkMark, StringComparison.Ordinal))
            {
                // The link is put in when the mail is sent, and into its body only.
                context.AddFailure(new ValidationFailure("subject", "Name {link} in the body, not in the subject.") { ErrorCode = "link-in-subject" });
            }

            if (new MailText("", body(message)).Unknown(kind(message)).ToList() is { Count: > 0 } inBody)
            {
                context.AddFailure(Unknown("body", inBody, names));
            }

            if (names.Contains("link") && !body(message).Contains(Mail.LinkMark, StringComparison.Ordinal))
            {
                context.AddFailure(new ValidationFailure("body", "Name {link}: without it the mail leads nowhere.") { ErrorCode = "link-missing" });
            }
        });
    }

    private static ValidationFailure Unknown(string field, List<string> unknown, IEnumerable<string> names) =>
        new(field, $"There is no {string.Join(", ", unknown)}. A text of this kind may name {string.Join(", ", names.Select(name => $"{{{name}}}"))}.")
        {
            ErrorCode = "placeholder-unknown",
            CustomState = string.Join(", ", unknown),
        };
}
