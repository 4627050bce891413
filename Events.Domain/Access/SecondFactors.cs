using Events.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Access;

/// <summary>Who needs more than a password, and when a factor may be changed.</summary>
public static class SecondFactors
{
    /// <summary>Whoever decides who comes in, or runs an event: a stolen password alone must not open that.</summary>
    public static readonly IReadOnlyList<EventRole> Holders = [EventRole.Administrator, EventRole.Organiser, EventRole.AccreditationOfficer];

    public static Task<bool> NeedsSecondFactorAsync(this IEventsDb db, Guid userId, CancellationToken cancellationToken) =>
        db.RoleAssignments.AnyAsync(role => role.UserId == userId && Holders.Contains(role.Role), cancellationToken);

    internal static Task<bool> HasAuthenticatorAsync(this IEventsDb db, Guid userId, CancellationToken cancellationToken) =>
        db.Authenticators.AnyAsync(authenticator => authenticator.UserId == userId && authenticator.Secret != null, cancellationToken);

    /// <summary>
    /// An account that has a factor is changed only by somebody who has shown one: else a stolen password would be enough to add the thief's.
    /// </summary>
    /// <exception cref="SecondFactorRequired" />
    internal static async Task MayChangeFactorsAsync(this IEventsDb db, IPasskeys passkeys, ICaller caller, CancellationToken cancellationToken)
    {
        if (!caller.HasSecondFactor && (await db.HasAuthenticatorAsync(caller.UserId, cancellationToken) || await passkeys.CountAsync(caller.UserId, cancellationToken) > 0))
        {
            throw new SecondFactorRequired();
        }
    }

    /// <summary>The session in which a factor was set up counts as opened with it.</summary>
    internal static async Task StrengthenSessionAsync(this IEventsDb db, ICaller caller, SignInMethod method, CancellationToken cancellationToken)
    {
        if (caller.SessionId is { } sessionId)
        {
            (await db.UserSessions.FirstAsync(session => session.Id == sessionId, cancellationToken)).Strengthen(method);
        }
    }
}

/// <summary>
/// A message that may be sent before a second factor is shown: what leads to setting one up, and nothing else. See
/// <see cref="SecondFactors.Holders" />.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BeforeSecondFactorAttribute : Attribute;
