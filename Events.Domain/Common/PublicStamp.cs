namespace Events.Domain.Common;

/// <summary>
/// The one row that is given a new value in each save that changes what the world reads. Whoever keeps a public page keeps the value it
/// was made under: another value, and the page may say something old.
/// </summary>
public sealed class PublicStamp
{
    /// <summary>There is one row.</summary>
    public const int OnlyId = 1;

    public int Id { get; private init; } = OnlyId;

    public Guid Value { get; set; } = Guid.NewGuid();
}

/// <summary>Rings in this process after a save that gave the stamp a new value. Other processes read the row.</summary>
public sealed class PublicBell
{
    private int rung;

    /// <summary>How often it has rung.</summary>
    public int Rung => Volatile.Read(ref rung);

    public void Ring() => Interlocked.Increment(ref rung);
}
