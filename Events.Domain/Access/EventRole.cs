namespace Events.Domain.Access;

/// <summary>What somebody is in one event. Rights follow from it, message by message.</summary>
public enum EventRole
{
    /// <summary>Of the whole system; the only role without an event.</summary>
    Administrator,
    Organiser,
    ProtocolOfficer,
    AccreditationOfficer,
    RegistrationDesk,
    ProjectOfficer,

    /// <summary>Nominates for one delegation and sees nothing else.</summary>
    FocalPoint,

    /// <summary>Reads the event, changes nothing.</summary>
    Viewer,
}
