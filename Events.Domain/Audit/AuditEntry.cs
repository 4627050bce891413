namespace Events.Domain.Audit;

/// <summary>
/// One changed object of one command: who, when, which fields, why; never the values (accountability without a copy of
/// the personal data). Written in the same save as the change; append-only.
/// </summary>
public sealed class AuditEntry
{
    public const int MaxReasonLength = 500;

    /// <summary>Of the command's name, and of the kind of object's.</summary>
    public const int MaxNameLength = 80;

    /// <summary>Grows with every entry: the order in which things happened.</summary>
    public long Sequence { get; init; }

    public required DateTime AtUtc { get; init; }

    /// <summary>Null for the system itself: a start, a sweep.</summary>
    public Guid? UserId { get; init; }

    public Guid? EventId { get; init; }

    /// <summary>The command, such as <c>AddMember</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The kind of the object, such as <c>Delegation</c>.</summary>
    public required string ObjectType { get; init; }

    public required Guid ObjectId { get; init; }

    /// <summary>What became of the object.</summary>
    public required AuditChange Change { get; init; }

    /// <summary>Names of the changed fields, such as <c>State, Members</c>.</summary>
    public required string Fields { get; init; }

    public string? Reason { get; init; }
}

public enum AuditChange
{
    Added,
    Changed,
    Removed,

    /// <summary>Nothing changed: its rows left the system as a file.</summary>
    Exported,
}
