namespace Events.Domain.Access;

/// <summary>Who may send a message. Every message carries exactly one; a test fails for one without.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class PolicyAttribute : Attribute;

/// <summary>Everybody, without signing in: what the event has published, and nothing else.</summary>
public sealed class ForEveryoneAttribute : PolicyAttribute;

/// <summary>Whoever holds the secret that the message carries, signed in or not: the handler holds it against the one it knows.</summary>
public sealed class ForTokenHoldersAttribute : PolicyAttribute;

/// <summary>Anybody who is signed in: reference data, and things about themselves.</summary>
public sealed class ForSignedInAttribute : PolicyAttribute;

/// <summary>The system administrator.</summary>
public sealed class ForAdministratorsAttribute : PolicyAttribute;

/// <summary>
/// Those with one of these roles in the message's event, and the system administrator. A caller without any role in the event
/// gets 404, with another role 403. A message that lets a focal point pass must say what narrows it:
/// <see cref="Common.IForDelegation" />, <see cref="Common.IForParticipation" /> or <see cref="Common.IFiltersByCaller" />.
/// </summary>
public sealed class ForRolesAttribute(params EventRole[] roles) : PolicyAttribute
{
    /// <summary>All roles but the focal point's: those who may read the whole event.</summary>
    public static readonly IReadOnlyList<EventRole> Staff =
        [EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer, EventRole.RegistrationDesk, EventRole.ProjectOfficer, EventRole.Viewer];

    public IReadOnlyList<EventRole> Roles { get; } = roles;
}

/// <summary>Those with one of these roles in any event, and the system administrator: things that events share, such as organisations.</summary>
public sealed class ForRolesAnywhereAttribute(params EventRole[] roles) : PolicyAttribute
{
    public IReadOnlyList<EventRole> Roles { get; } = roles;
}

/// <summary>Everybody who reads the whole event: every role but the focal point's.</summary>
public sealed class ForStaffAttribute : PolicyAttribute;
