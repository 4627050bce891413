namespace Events.Domain.Delegations;

/// <summary>A participation's place in the delegation, with the capacity that the credentials state.</summary>
public sealed class DelegationMember
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required Guid ParticipationId { get; init; }

    /// <summary>The category whose quota the place is counted in.</summary>
    public required Guid CategoryId { get; set; }

    /// <summary>As the credentials state it; never guessed from a title.</summary>
    public required MemberCapacity Capacity { get; set; }

    /// <summary>Order of joining, from 1.</summary>
    public required int Ordinal { get; init; }

    public required DateTime JoinedUtc { get; init; }

    /// <summary>When the place was given up; null while it is held.</summary>
    public DateTime? LeftUtc { get; private set; }

    public bool IsActive => LeftUtc is null;

    internal void Leave(DateTime nowUtc) => LeftUtc = nowUtc;
}

/// <summary>How many may come in one category, or as overflow; the counter is kept equal to the rows.</summary>
public sealed class DelegationQuota
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>Null for the overflow.</summary>
    public required Guid? CategoryId { get; init; }

    public int Limit { get; set; }

    /// <summary>Places taken.</summary>
    public int Used { get; set; }
}

/// <summary>What a member is to their delegation, as stated in its credentials (ICAO, UNFCCC).</summary>
public enum MemberCapacity
{
    /// <summary>Head of delegation; at most one.</summary>
    Head,

    /// <summary>Stands in for the head; at most one, and never the head.</summary>
    AlternateHead,
    Delegate,
    Alternate,
    Adviser,
    Observer,

    /// <summary>Nominated by the delegation, may enter, may not speak for it; counted apart.</summary>
    Overflow,
    Spouse,
    Interpreter,
    Security,
    Staff,
}
