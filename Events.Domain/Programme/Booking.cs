namespace Events.Domain.Programme;

/// <summary>A room or a person held from one instant to another, which no second session may hold (domain rules 13 and 14).</summary>
public sealed class Booking
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required Guid EventId { get; init; }

    public required BookedResource Resource { get; init; }

    /// <summary>The room, or the person.</summary>
    public required Guid ResourceId { get; init; }

    public required DateTime StartsUtc { get; init; }

    /// <summary>The first instant at which it is free again.</summary>
    public required DateTime EndsUtc { get; init; }

    internal bool SaysTheSameAs(Booking other) =>
        (Resource, ResourceId, StartsUtc, EndsUtc) == (other.Resource, other.ResourceId, other.StartsUtc, other.EndsUtc);
}

public enum BookedResource
{
    Room,
    Person,
}
