namespace Events.Domain.Badges;

/// <summary>What the paper could not show as approved: a secretariat wants to know before it prints, not from the guest.</summary>
/// <param name="Field">In English, such as "native name", "latin name", "office".</param>
/// <param name="Characters">Those that no bundled font has; null for the other kinds.</param>
public sealed record BadgeFlaw(Guid ParticipationId, string Field, BadgeFlawKind Kind, string? Characters);

public enum BadgeFlawKind
{
    /// <summary>Holds a character that no bundled font has: the whole line stays off the badge, since half a name is a wrong name.</summary>
    LeftOut,

    /// <summary>Smaller than is good to read; a shorter approved form would help.</summary>
    Tight,

    /// <summary>Its end does not fit at any size and is replaced by an ellipsis. Never a name.</summary>
    Cut,

    /// <summary>The whole badge was not made, since its photo is gone or broken.</summary>
    Refused,

    /// <summary>The approved short form stands on the badge, since the whole name would be too small to read.</summary>
    Shortened,
}
