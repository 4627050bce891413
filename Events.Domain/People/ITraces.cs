namespace Events.Domain.People;

/// <summary>What is left of a person outside their own rows.</summary>
public interface ITraces
{
    /// <summary>
    /// Erases the person from the event's imported lists (rows and files), from mails and other people's journeys that name them, and from what was
    /// written as a reason in the audit. Safe to repeat.
    /// </summary>
    Task EraseAsync(TracesOf traces, CancellationToken cancellationToken);

    /// <summary>Has the database let go of what was overwritten: until then its files still hold it.</summary>
    /// <returns>False when others kept it from doing so; it may be asked again.</returns>
    Task<bool> CompactAsync(CancellationToken cancellationToken);
}

/// <param name="ParticipationIds">Of the person in the event.</param>
/// <param name="Names">Every form of the name.</param>
public sealed record TracesOf(Guid EventId, Guid PersonId, IReadOnlyList<Guid> ParticipationIds, IReadOnlyList<string> Names);
