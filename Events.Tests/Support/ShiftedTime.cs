namespace Events.Tests.Support;

/// <summary>A clock that runs as fast as the real one, from another instant.</summary>
public sealed class ShiftedTime(DateTimeOffset start) : TimeProvider
{
    private readonly TimeSpan shift = start - DateTimeOffset.UtcNow;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + shift;
}
