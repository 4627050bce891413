namespace Events.Infrastructure.Access;

/// <summary>How often something was tried of late: a password for an address, a mail to it.</summary>
public sealed class AttemptLimit
{
    public const int MaxKeyLength = 100;

    /// <summary>What is counted and the SHA-256 of the address: nobody reads from it who was tried.</summary>
    public required string Key { get; init; }

    public int Count { get; init; }

    /// <summary>The first of those counted.</summary>
    public DateTime SinceUtc { get; init; }
}
