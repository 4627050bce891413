namespace Events.Domain.Projects;

/// <summary>When and where the parties signed.</summary>
/// <param name="On">In the event's zone.</param>
/// <param name="CeremonySessionId">Required on stage (domain rule 28).</param>
public sealed record Signing(DateOnly On, SigningPlace Place, Guid? CeremonySessionId);

/// <summary>The event's first and last day, both included, in its zone.</summary>
/// <param name="Today">On the clocks of the event.</param>
public sealed record EventDays(DateOnly StartsOn, DateOnly EndsOn, DateOnly Today);

/// <summary>Where the parties signed, as lists of outcomes tell them apart.</summary>
public enum SigningPlace
{
    /// <summary>In a ceremony of the programme.</summary>
    OnStage,

    /// <summary>On a day of the event, outside its ceremonies.</summary>
    DuringEventOffStage,

    /// <summary>At most <see cref="CooperationProject.MaxDaysBefore" /> days before the first day.</summary>
    ImmediatelyBefore,
}

/// <summary>The form of what is signed. The title alone does not decide what binds, but a letter of intent is never a contract.</summary>
public enum InstrumentType
{
    /// <summary>Memorandum of understanding (谅解备忘录, nota kesepahaman).</summary>
    Mou,

    /// <summary>Letter of intent (意向书, surat minat).</summary>
    Loi,

    /// <summary>Framework agreement (框架协议, perjanjian kerangka).</summary>
    Framework,
    Agreement,
    Contract,
    Other,
}
