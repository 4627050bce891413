namespace Events.Tests.Support;

/// <summary>A clock that runs as fast as the real one, from another instant, and can be turned on.</summary>
/// <param name="start">Null for now.</param>
public sealed class ShiftedTime(DateTimeOffset? start = null) : TimeProvider
{
    private long shift = start is { } instant ? (instant - DateTimeOffset.UtcNow).Ticks : 0;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref shift));

    public void Turn(TimeSpan by) => Interlocked.Add(ref shift, by.Ticks);
}
