using Events.Domain.Common;

namespace Events.Domain.Access;

/// <summary>Somebody's role in one event, or the system administrator's, which has none.</summary>
public sealed class RoleAssignment : Aggregate
{
    private RoleAssignment()
    {
    }

    public Guid UserId { get; private init; }

    /// <summary>Null for the system administrator only.</summary>
    public Guid? EventId { get; private init; }

    public EventRole Role { get; private init; }

    /// <summary>The focal point's own delegation; null for every other role.</summary>
    public Guid? DelegationId { get; private init; }

    public static RoleAssignment Administrator(Guid userId) => new() { UserId = userId, Role = EventRole.Administrator };

    public static RoleAssignment FocalPoint(Guid userId, Guid eventId, Guid delegationId) =>
        new() { UserId = userId, EventId = eventId, Role = EventRole.FocalPoint, DelegationId = delegationId };

    /// <exception cref="RuleViolation">role-needs-delegation, role-has-no-event</exception>
    public static RoleAssignment InEvent(Guid userId, Guid eventId, EventRole role) => role switch
    {
        EventRole.FocalPoint => throw new RuleViolation("role-needs-delegation", "A focal point needs the delegation they nominate for.", "delegationId"),
        EventRole.Administrator => throw new RuleViolation("role-has-no-event", "The administrator is not assigned in an event.", "role"),
        _ => new() { UserId = userId, EventId = eventId, Role = role },
    };
}
