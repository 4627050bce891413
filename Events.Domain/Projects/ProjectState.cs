namespace Events.Domain.Projects;

public enum ProjectState
{
    Draft,
    Proposed,
    Vetted,

    /// <summary>Sent back to be changed and proposed again.</summary>
    Returned,
    NotSelected,

    /// <summary>Put off; may be proposed again.</summary>
    Deferred,
    Withdrawn,

    /// <summary>From here on it is in the signed count, whatever becomes of it.</summary>
    Signed,
    InImplementation,
    Stalled,
    Completed,
    Terminated,
}

/// <summary>One step of a project's life. Never changed and never removed.</summary>
public sealed class ProjectStatusChange
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>From 1, in the order in which it happened.</summary>
    public required int Ordinal { get; init; }

    public required DateTime AtUtc { get; init; }

    public required Guid By { get; init; }

    /// <summary>Null for the first step.</summary>
    public ProjectState? From { get; init; }

    /// <summary>The same as <see cref="From" /> where the signing was corrected.</summary>
    public required ProjectState To { get; init; }

    public string? Reason { get; init; }

    public string? Evidence { get; init; }

    /// <summary>The day of signing as it stood after the step.</summary>
    public DateOnly? SignedOn { get; init; }

    /// <summary>The place of signing as it stood after the step.</summary>
    public SigningPlace? SigningPlace { get; init; }
}
