namespace Events.Domain.Access;

/// <summary>Who sends the message being handled, and what they are in its event. Filled by the authorisation, before the handler.</summary>
public interface ICaller
{
    /// <exception cref="Common.SignInRequired">Nobody is signed in.</exception>
    Guid UserId { get; }

    Guid? UserIdOrNone { get; }

    /// <summary>The session in which the message is sent; null for a job.</summary>
    Guid? SessionId { get; }

    /// <summary>Whether the session was opened with more than a password. What a job does was asked for by somebody who was let in.</summary>
    bool HasSecondFactor { get; }

    bool IsAdministrator { get; }

    /// <summary>The caller's roles in the message's event; empty for a message about no event.</summary>
    IReadOnlySet<EventRole> Roles { get; }

    /// <summary>The delegations a caller who is nothing but a focal point is limited to; null when the caller reads the whole event.</summary>
    IReadOnlyList<Guid>? OnlyDelegations { get; }
}
