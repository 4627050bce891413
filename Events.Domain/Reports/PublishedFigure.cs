using Events.Domain.Common;

namespace Events.Domain.Reports;

/// <summary>
/// A number that the event gives to the world, with what it counts, as of when and where it comes from. It may be rounded down, and never
/// says more than is true (domain rule 35). A new one of the same definition takes the place of the old one.
/// </summary>
public sealed class PublishedFigure : Aggregate, IOfEvent
{
    public const int MaxSourceLength = 300;
    public const string Superseded = "superseded";

    private PublishedFigure()
    {
    }

    /// <exception cref="RuleViolation">figure-exceeds-actual, figure-not-true</exception>
    public PublishedFigure(Guid eventId, FigureClaim claim, DateOnly asOf, string source, int actual, Guid by, DateTime nowUtc)
    {
        if (claim.Exceeds(actual))
        {
            throw new RuleViolation("figure-exceeds-actual", $"As of {asOf:yyyy-MM-dd} there are {actual}: the published number never says more.", "number");
        }

        if (!claim.IsTrueOf(actual))
        {
            throw new RuleViolation("figure-not-true", $"As of {asOf:yyyy-MM-dd} there are {actual}: this number and qualifier do not say so.", "number");
        }

        (EventId, Definition, Qualifier, Number) = (eventId, claim.Definition, claim.Qualifier, claim.Number);
        (AsOf, Source, PublishedBy, PublishedUtc) = (asOf, source, by, nowUtc);
    }

    public Guid EventId { get; private init; }

    public FigureDefinition Definition { get; private init; }

    public Qualifier Qualifier { get; private init; }

    public int Number { get; private init; }

    /// <summary>Counts what was signed up to this day, in the event's zone.</summary>
    public DateOnly AsOf { get; private init; }

    /// <summary>Where it comes from, for the reader.</summary>
    public string Source { get; private init; } = "";

    public Guid PublishedBy { get; private init; }

    public DateTime PublishedUtc { get; private init; }

    /// <summary>Null while it stands.</summary>
    public DateTime? WithdrawnUtc { get; private set; }

    public string? WithdrawnReason { get; private set; }

    public FigureClaim Claim => new(Definition, Qualifier, Number);

    /// <exception cref="RuleViolation">figure-withdrawn</exception>
    public void Withdraw(DateTime nowUtc, string reason)
    {
        if (WithdrawnUtc is not null)
        {
            throw new RuleViolation("figure-withdrawn", "This figure is withdrawn already.");
        }

        (WithdrawnUtc, WithdrawnReason) = (nowUtc, reason);
    }
}

/// <summary>What a figure says: "more than 20 projects signed".</summary>
public sealed record FigureClaim(FigureDefinition Definition, Qualifier Qualifier, int Number)
{
    /// <summary>How far "about" may lie below the actual number, in percent; a product default.</summary>
    public const int AboutPercent = 10;

    /// <summary>Whether it says more than there is: "more than 20" of 20, any other number above it.</summary>
    public bool Exceeds(int actual) => Qualifier is Qualifier.MoreThan ? Number >= actual : Number > actual;

    /// <summary>"Up to" promises that there are no more, and may not exceed what there is: it is true of the number itself.</summary>
    public bool IsTrueOf(int actual) => !Exceeds(actual) && Qualifier switch
    {
        Qualifier.Exact or Qualifier.UpTo => Number == actual,
        Qualifier.About => (actual - Number) * 100 <= actual * AboutPercent,
        _ => true,
    };
}

/// <summary>What is counted.</summary>
public enum FigureDefinition
{
    /// <summary>Cooperation projects signed at the event, each once whatever its parties (domain rule 32).</summary>
    ProjectsSigned,
}

/// <summary>How a number is meant.</summary>
public enum Qualifier
{
    Exact,
    About,
    MoreThan,
    UpTo,
}
