namespace Events.Infrastructure.Http;

/// <summary>The answer to a create that carried an Idempotency-Key, written in the same transaction as its effect. Kept for 24 hours.</summary>
public sealed class IdempotencyRecord
{
    public const int MaxKeyLength = 100;

    public required Guid UserId { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 over method, path and body: the same key with another request is a mistake of the caller.</summary>
    public required string RequestHash { get; init; }

    public required DateTime CreatedUtc { get; init; }

    public int Status { get; set; }

    public string? Location { get; set; }

    public string? Body { get; set; }
}
