namespace Events.Domain.Common;

/// <summary>Looks words up in the folded columns, in which both databases find the same.</summary>
public static class Searching
{
    public const int MaxLength = 200;

    private const int MaxWords = 8;

    /// <summary>The words that all have to be contained, folded; <c>%</c> and <c>_</c> are letters like others. None when nothing is asked.</summary>
    public static IReadOnlyList<string> Words(string? typed) => [.. Folding.Fold(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MaxWords)];
}
