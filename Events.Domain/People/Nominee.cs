using Events.Domain.Accreditation;
using Events.Domain.Common;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.People;

/// <summary>What is said of somebody who is new to the event; several commands ask for it.</summary>
public interface INominee
{
    PersonName Name { get; }

    /// <summary>The office shown for this event; empty when there is none.</summary>
    LocalizedText? Office { get; }

    string? Organisation { get; }

    /// <summary>May be empty and may be shared (domain rule 4).</summary>
    string? Email { get; }

    /// <summary>ISO 3166-1 alpha-2; null when not stated.</summary>
    string? Nationality { get; }
}

internal static class Nominees
{
    public const int MaxVariants = 20;

    /// <summary>The limits of what is said of a person; the columns are as wide.</summary>
    public static void NomineeIsSound<T>(this AbstractValidator<T> validator)
        where T : INominee
    {
        validator.RuleFor(nominee => nominee.Name).IsName();
        validator.RuleFor(nominee => nominee.Office!).IsShort();
        validator.RuleFor(nominee => nominee.Organisation).MaximumLength(Participation.MaxOrganisationLength);
        validator.RuleFor(nominee => nominee.Email).Must(IsEmail).MaximumLength(Person.MaxEmailLength).WithMessage("Give an address such as name@example.org, or nothing.");
        validator.RuleFor(nominee => nominee.Nationality).Must(code => code is null || (code.Length == 2 && code.All(char.IsAsciiLetterUpper)))
            .WithMessage("Give a country's two capital letters (ISO 3166-1), or nothing.");
    }

    /// <summary>Refuses what could not be stored or printed, and nothing else: no pattern fits the names of all cultures.</summary>
    public static void IsName<T>(this IRuleBuilder<T, PersonName> rule) => rule.NotNull().ChildRules(name =>
    {
        name.RuleFor(form => form.Latin).Must(text => Text.Clean(text) is not null).WithMessage("Give the name in Latin letters, as approved.").MaximumLength(PersonName.MaxLength);
        name.RuleFor(form => form.Native).MaximumLength(PersonName.MaxLength);
        name.RuleFor(form => form.NativeLanguage!).IsLanguage().When(form => form.NativeLanguage is not null);
        name.RuleFor(form => form.Short).MaximumLength(PersonName.MaxLength);
        name.RuleFor(form => form.Honorific).MaximumLength(PersonName.MaxHonorificLength);
        name.RuleFor(form => form.SortAs).MaximumLength(PersonName.MaxLength);
        name.RuleFor(form => form.Variants).Must(variants => variants.Count <= MaxVariants && variants.All(variant => variant is { Length: <= PersonName.MaxLength }))
            .WithMessage($"At most {MaxVariants} other spellings of {PersonName.MaxLength} characters.");
    });

    /// <summary>A person of this name, not yet saved.</summary>
    /// <exception cref="RuleViolation">unknown-country</exception>
    public static async Task<Person> NewPersonAsync(this IEventsDb db, INominee nominee, CancellationToken cancellationToken)
    {
        var person = new Person(nominee.Name, nominee.Email, await db.NationalityAsync(nominee.Nationality, cancellationToken));
        db.People.Add(person);
        return person;
    }

    /// <summary>The country of this code; null for none.</summary>
    /// <exception cref="RuleViolation">unknown-country</exception>
    public static async Task<Guid?> NationalityAsync(this IEventsDb db, string? code, CancellationToken cancellationToken) => code is null
        ? null
        : await db.Countries.Where(country => country.Code == code).Select(country => (Guid?)country.Id).FirstOrDefaultAsync(cancellationToken)
            ?? throw new RuleViolation("unknown-country", "There is no country of this code.", "nationality");

    /// <summary>Only what no address can be without; whether it exists is known when a letter arrives.</summary>
    internal static bool IsEmail(string? email) =>
        Text.Clean(email) is not { } clean || (clean.IndexOf('@') is > 0 and var at && at < clean.Length - 1 && !clean.Any(char.IsWhiteSpace));
}
