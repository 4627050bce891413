using System.Text.RegularExpressions;
using Events.Domain.Common;
using FluentValidation;

namespace Events.Domain.Calendar;

/// <summary>What adding and changing a category both say of it.</summary>
public interface IDescribesCategory
{
    /// <summary>The word on the badge.</summary>
    LocalizedText Name { get; }

    /// <summary>One or two letters or digits, in either case.</summary>
    string Letter { get; }

    /// <summary>#RRGGBB.</summary>
    string Colour { get; }

    /// <summary>Letters of the zones it opens.</summary>
    IReadOnlyList<string> Zones { get; }
}

internal sealed partial class CategoryDescriptionValidator : AbstractValidator<IDescribesCategory>
{
    public CategoryDescriptionValidator()
    {
        RuleFor(category => category.Name).IsNamed();
        RuleFor(category => category.Letter).Must(letter => letter.Length is 1 or 2 && letter.All(char.IsLetterOrDigit)).WithMessage("One or two letters.");
        RuleFor(category => category.Colour).Must(colour => Colour().IsMatch(colour)).WithMessage("A colour is # and six hexadecimal digits, such as #C2185B.");
        RuleFor(category => category.Zones).Must(zones => zones.Count <= Category.MaxZones).WithMessage($"At most {Category.MaxZones} zones.");
        RuleForEach(category => category.Zones).NotEmpty().IsZone();
    }

    [GeneratedRegex("^#[0-9A-Fa-f]{6}\\z", RegexOptions.NonBacktracking)]
    private static partial Regex Colour();
}
