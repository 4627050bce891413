namespace Events.Domain.Programme;

/// <summary>Where and when a session takes place. Times are wall clock in the event's zone.</summary>
/// <param name="RoomId">Null for nowhere in particular.</param>
public sealed record SessionSlot(Guid? RoomId, DateOnly StartDate, TimeOnly StartTime, DateOnly EndDate, TimeOnly EndTime);
