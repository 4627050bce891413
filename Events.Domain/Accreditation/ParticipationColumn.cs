namespace Events.Domain.Accreditation;

/// <summary>What an exported list of participations may say of each.</summary>
public enum ParticipationColumn
{
    /// <summary>Its id: by it a list is joined with other lists.</summary>
    Id,

    Honorific,
    Name,
    NativeName,

    /// <summary>What lists are sorted by, where it is not the name.</summary>
    SortAs,

    /// <summary>In the language asked for, or the nearest there is.</summary>
    Office,

    Organisation,
    Delegation,
    Category,
    Capacity,
    State,

    /// <summary>Contact: for those who work on accreditation, and the own focal point.</summary>
    Email,

    /// <summary>ISO 3166-1 alpha-2. Read by the same as <see cref="Email" />.</summary>
    Nationality,

    /// <summary>Yes where there is one; never the photo itself.</summary>
    Photo,

    /// <summary>The serial of the valid badge.</summary>
    Badge,

    /// <summary>UTC.</summary>
    Nominated,

    /// <summary>UTC; empty while nobody has decided.</summary>
    Decided,
}
