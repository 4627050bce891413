using FluentValidation;

namespace Events.Domain.Badges;

internal static class BadgeRules
{
    /// <summary>What the desk says of a badge; that the holder left is said elsewhere.</summary>
    public static IRuleBuilderOptions<T, BadgeEnd> IsEndAtTheDesk<T>(this IRuleBuilder<T, BadgeEnd> rule) =>
        rule.Must(end => end is BadgeEnd.Lost or BadgeEnd.Spoiled or BadgeEnd.Reprinted).WithMessage("One of lost, spoiled, reprinted.");
}
