using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Jobs;

namespace Events.Infrastructure.Access;

/// <summary>
/// The one who acts in this scope. A web request fills it from its cookie or token, a job from its request row; the authorisation adds
/// what the user is in the message's event.
/// </summary>
public sealed class CurrentUser : ICaller
{
    public Guid? UserIdOrNone { get; private set; }

    public Guid UserId => UserIdOrNone ?? throw new SignInRequired();

    public Guid? SessionId { get; private set; }

    public bool HasSecondFactor { get; private set; }

    public bool IsAdministrator { get; private set; }

    public IReadOnlySet<EventRole> Roles { get; private set; } = new HashSet<EventRole>();

    public IReadOnlyList<Guid>? OnlyDelegations { get; private set; }

    /// <summary>The command being handled, for the audit; null outside one.</summary>
    public string? Action { get; set; }

    /// <summary>Why, where the command asks for a reason.</summary>
    public string? Reason { get; set; }

    /// <summary>The job that runs in this scope; null in a request.</summary>
    public Guid? JobId { get; private set; }

    /// <summary>What the job changes is written down under its kind.</summary>
    internal void WorkOn(JobRequest job) => (JobId, Action) = (job.Id, job.Kind.ToString());

    /// <summary>Somebody who was let in already, where no session counts: a job, the demo, a test.</summary>
    public void Become(Guid? userId) => (UserIdOrNone, SessionId, HasSecondFactor) = (userId, null, true);

    /// <summary>Somebody at the door, who has shown who they are and has no session yet.</summary>
    internal void Knock(Guid userId) => (UserIdOrNone, SessionId, HasSecondFactor) = (userId, null, false);

    /// <summary>Somebody with the session that their cookie or token names.</summary>
    public void Enter(LiveSession session) => (UserIdOrNone, SessionId, HasSecondFactor) = (session.UserId, session.Id, session.HasSecondFactor);

    internal void Hold(IReadOnlyCollection<RoleAssignment> assignments)
    {
        IsAdministrator = assignments.Any(assignment => assignment.Role is EventRole.Administrator);
        Roles = assignments.Where(assignment => assignment.EventId is not null).Select(assignment => assignment.Role).ToHashSet();
        OnlyDelegations = !IsAdministrator && Roles.Count > 0 && Roles.All(role => role is EventRole.FocalPoint)
            ? [.. assignments.Select(assignment => assignment.DelegationId).OfType<Guid>()]
            : null;
    }
}
