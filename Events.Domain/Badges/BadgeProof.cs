namespace Events.Domain.Badges;

/// <summary>Finds what the paper cannot show, before a badge is printed: a secretariat wants to know at the desk, not from the guest.</summary>
public interface IBadgeProof
{
    /// <summary>Sets every badge without drawing it. Empty when all is well. About a tenth of a millisecond a badge.</summary>
    IReadOnlyList<BadgeFlaw> Check(BadgeSheet sheet);
}

/// <param name="Field">In English, such as "native name", "latin name", "office".</param>
/// <param name="Characters">Those that no bundled font has; null for the other kinds.</param>
public sealed record BadgeFlaw(Guid ParticipationId, string Field, BadgeFlawKind Kind, string? Characters);

public enum BadgeFlawKind
{
    /// <summary>Holds a character that no bundled font has: the whole line stays off the badge, since half a name is a wrong name.</summary>
    LeftOut,

    /// <summary>Smaller than is good to read; a shorter approved form would help.</summary>
    Tight,

    /// <summary>Its end does not fit at any size and is replaced by an ellipsis.</summary>
    Cut,
}
