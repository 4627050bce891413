using Events.Domain.BadgeDesigns;
using Events.Domain.Calendar;

namespace Events.Domain.Badges;

/// <summary>What is printed: every text final, in the order of the pages. Testable without a PDF.</summary>
public sealed record BadgeSheet(string Title, IReadOnlyList<BadgeFace> Badges)
{
    public string? Theme { get; init; }

    /// <summary>Such as "12-14 August 2024".</summary>
    public string? Dates { get; init; }

    /// <summary>Of the logos that stand side by side, in the file store.</summary>
    public IReadOnlyList<string> LogoKeys { get; init; } = [];

    public SheetPlan Plan { get; init; } = SheetPlan.EachOnItsCard;
}

/// <summary>One badge.</summary>
/// <param name="Serial">Shown small beside the QR, so that desk and holder can speak of it.</param>
/// <param name="Code">26 characters of upper-case Crockford base32: all that the QR says.</param>
/// <param name="NativeName">The approved form in the native script; null when it is the Latin form itself.</param>
/// <param name="LatinName">The approved Latin form, printed as it is.</param>
/// <param name="CountryCode">ISO 3166-1 alpha-2, for the flag; null without a country.</param>
/// <param name="Capacity">The word for the capacity in the delegation; null for those without a delegation.</param>
/// <param name="IsHeadOfDelegation">Carries the gold seal.</param>
/// <param name="CategoryColour">#RRGGBB; never alone: the word and the letter stand beside it.</param>
/// <param name="Zones">Letters of the zones the holder may enter.</param>
/// <param name="PhotoKey">In the file store; null prints the initials.</param>
public sealed record BadgeFace(
    Guid ParticipationId, string Serial, string Code, string? NativeName, string LatinName, string? Office, string? Organisation,
    string? CountryCode, string? CountryName, string? Capacity, bool IsHeadOfDelegation,
    string CategoryWord, string CategoryLetter, string CategoryColour, IReadOnlyList<string> Zones, string? PhotoKey, string Initials)
{
    /// <summary>The approved short form of the Latin name, printed where the whole would be too small to read; null without one.</summary>
    public string? ShortName { get; init; }

    public BadgePlan Plan { get; init; } = BuiltInDesigns.Delegation.Plan;

    public BandPattern Pattern { get; init; }

    /// <summary>Every day of the event; empty where the badge says nothing of days.</summary>
    public IReadOnlyList<BadgeDay> Days { get; init; } = [];
}

/// <param name="Label">The day of the month.</param>
public sealed record BadgeDay(string Label, bool IsValid);

/// <summary>Draws badges; decides nothing.</summary>
public interface IBadgePrinter
{
    /// <summary>
    /// Writes one PDF, in the order given; faces on papers of different sizes stand on sheets of their own. Answers what the paper could not
    /// show as approved.
    /// </summary>
    /// <param name="progress">Told the number of badges drawn so far.</param>
    /// <param name="fit">Of the printer it goes to; null leaves the page as it is.</param>
    Task<IReadOnlyList<BadgeFlaw>> PrintAsync(BadgeSheet sheet, Stream output, IProgress<int>? progress, CancellationToken cancellationToken, PrinterFit? fit = null);
}
