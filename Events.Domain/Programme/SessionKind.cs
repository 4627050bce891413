namespace Events.Domain.Programme;

public enum SessionKind
{
    Plenary,
    Opening,
    Closing,
    SubForum,
    Bilateral,
    Signing,
    Launch,
    SiteVisit,
    Meal,
    PhotoCall,
    Press,
    Exhibition,
    Stream,
}

/// <summary>Who may be there, and with it what the world may read of it.</summary>
public enum SessionAudience
{
    /// <summary>Every participant.</summary>
    Open,

    /// <summary>By invitation; its title is public.</summary>
    Restricted,

    /// <summary>Those named only; the world reads the word "Closed" and the time (domain rule 18).</summary>
    Closed,
}

public enum SessionState
{
    /// <summary>Pencilled in: takes neither room nor people, and is not released.</summary>
    Draft,

    /// <summary>Holds its room and its people.</summary>
    Scheduled,

    /// <summary>Kept, so that those who read of it learn that it does not take place; holds nothing.</summary>
    Cancelled,
}

/// <summary>What a person does in a session.</summary>
public enum SessionRole
{
    Chair,
    CoChair,
    Host,
    Moderator,
    Keynote,
    Speaker,
    Panellist,
    Signatory,
    Witness,
    Rapporteur,
}
