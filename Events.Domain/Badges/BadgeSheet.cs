namespace Events.Domain.Badges;

/// <summary>What is printed: every text final, in the order of the pages. Testable without a PDF.</summary>
public sealed record BadgeSheet(string Title, IReadOnlyList<BadgeFace> Badges);

/// <summary>One badge, one page.</summary>
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
    string CategoryWord, string CategoryLetter, string CategoryColour, IReadOnlyList<string> Zones, string? PhotoKey, string Initials);

/// <summary>Draws badges; decides nothing.</summary>
public interface IBadgePrinter
{
    /// <summary>Writes one PDF, a page of 105 x 148 mm (A6) for each face, in the order given.</summary>
    /// <param name="progress">Told the number of pages drawn so far.</param>
    /// <param name="fit">Of the printer it goes to; null leaves the page as it is.</param>
    Task PrintAsync(BadgeSheet sheet, Stream output, IProgress<int>? progress, CancellationToken cancellationToken, PrinterFit? fit = null);
}
