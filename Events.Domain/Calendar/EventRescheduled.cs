using Events.Domain.Common;

namespace Events.Domain.Calendar;

/// <summary>The event has other days or another zone; what is planned inside it has to follow.</summary>
public sealed record EventRescheduled(Guid EventId) : IDomainEvent;
