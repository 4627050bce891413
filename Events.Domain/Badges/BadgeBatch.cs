using System.Text.Json;
using Events.Domain.Common;

namespace Events.Domain.Badges;

/// <summary>Badges that are made together, into one file. What it asks for is fixed when it is asked; the job issues the serials.</summary>
public sealed class BadgeBatch : Aggregate, IOfEvent
{
    public const int MaxBadges = 20_000;

    private BadgeBatch()
    {
    }

    public BadgeBatch(Guid eventId, string language, SheetPlan sheet, IEnumerable<Guid> participationIds, string contentHash, Guid askedBy, DateTime nowUtc)
    {
        EventId = eventId;
        Language = language;
        Sheet = sheet;
        ParticipationIds = [.. participationIds];
        ContentHash = contentHash;
        AskedBy = askedBy;
        AskedUtc = nowUtc;
    }

    public Guid EventId { get; private init; }

    /// <summary>Of the words on the badges.</summary>
    public string Language { get; private init; } = LocalizedText.English;

    /// <summary>How they come out of the printer.</summary>
    public SheetPlan Sheet { get; private init; } = SheetPlan.EachOnItsCard;

    /// <summary>In the order of the pages.</summary>
    public List<Guid> ParticipationIds { get; private init; } = [];

    /// <summary>SHA-256 over what the badges say: the same again is the same batch.</summary>
    public string ContentHash { get; private init; } = "";

    public Guid AskedBy { get; private init; }

    public DateTime AskedUtc { get; private init; }

    /// <summary>What the paper could not show as approved; empty when all is well, null while it is not made.</summary>
    public string? FlawsJson { get; private set; }

    public void Proof(IReadOnlyList<BadgeFlaw> flaws) => FlawsJson = JsonSerializer.Serialize(flaws);

    /// <summary>What the paper could not show as approved; empty while it is not made.</summary>
    public IReadOnlyList<BadgeFlaw> ReadFlaws() => FlawsJson is null ? [] : JsonSerializer.Deserialize<List<BadgeFlaw>>(FlawsJson)!;
}
