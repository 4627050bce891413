using System.ComponentModel.DataAnnotations.Schema;

namespace Events.Domain.Common;

/// <summary>A thing that is loaded, changed and saved as a whole, and whose rules hold after every save.</summary>
public abstract class Aggregate
{
    private readonly List<IDomainEvent> events = [];

    /// <summary>Made by the constructor. Never an order: two ids made in one millisecond compare at random.</summary>
    public Guid Id { get; protected init; } = Guid.CreateVersion7();

    /// <summary>Raised by every save that changes the aggregate or one of its parts; the ETag of the HTTP API.</summary>
    public long Version { get; private set; } = 1;

    /// <summary>What happened since it was loaded; published inside the save, where it may only change rows.</summary>
    [NotMapped]
    public IReadOnlyList<IDomainEvent> Events => events;

    protected void Raise(IDomainEvent happened) => events.Add(happened);

    public void ForgetEvents() => events.Clear();

    /// <summary>Refuses to go on from an older version than the stored one. Null means that the caller does not mind.</summary>
    /// <exception cref="StaleVersion" />
    public void ExpectVersion(long? expected)
    {
        if (expected is { } version && version != Version)
        {
            throw new StaleVersion(Version);
        }
    }
}

/// <summary>A thing inside one event: looked up by both ids, so that another event's id finds nothing.</summary>
public interface IOfEvent
{
    Guid EventId { get; }
}
