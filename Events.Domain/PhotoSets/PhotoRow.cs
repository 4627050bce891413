namespace Events.Domain.PhotoSets;

/// <summary>What becomes of one photo of a set, and what is needed to take it back.</summary>
public sealed class PhotoRow
{
    public const int MaxNameLength = 300;

    public required Guid SetId { get; init; }

    /// <summary>In the order of the archive, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>As the archive calls it, shortened; empty once the person is erased.</summary>
    public string FileName { get; set; } = "";

    public PhotoVerdict Verdict { get; set; }

    /// <summary>Code of the rule by which it is refused, unclear, or was left as it is; null otherwise.</summary>
    public string? Reason { get; set; }

    /// <summary>Whose photo it is; null while that is not known.</summary>
    public Guid? ParticipationId { get; set; }

    /// <summary>The badge photo that was made of it, in the file store; null when none was.</summary>
    public string? PhotoKey { get; set; }

    /// <summary>The photo that the person had when it was matched; null for none.</summary>
    public string? Before { get; set; }

    /// <summary>The person shows it.</summary>
    public bool IsApplied { get; set; }

    /// <summary>Whether accepting the set hangs it.</summary>
    public bool IsGood => Verdict is PhotoVerdict.New or PhotoVerdict.Changed;
}

public enum PhotoVerdict
{
    /// <summary>The person has no photo yet.</summary>
    New,

    /// <summary>The person has another.</summary>
    Changed,

    /// <summary>The person has this one.</summary>
    Unchanged,

    /// <summary>Several people are called so: somebody has to look.</summary>
    Unclear,
    Refused,
}
