namespace Events.Domain.Programme;

/// <summary>Somebody with a part in a session.</summary>
public sealed class SessionPerson
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required Guid ParticipationId { get; init; }

    /// <summary>Behind the participation: a person who was withdrawn and nominated again is still one person.</summary>
    public required Guid PersonId { get; init; }

    public required SessionRole Role { get; init; }

    /// <summary>From 1, as printed.</summary>
    public required int Order { get; init; }
}
