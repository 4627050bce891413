namespace Events.Domain.Delegations;

/// <summary>What becomes of one row of an imported list, and what is needed to take it back.</summary>
public sealed class ImportRow
{
    public const int MaxTextLength = 300;

    public required Guid ImportId { get; init; }

    /// <summary>As a spreadsheet counts: the header is row 1.</summary>
    public required int Number { get; init; }

    /// <summary>As the row says it, shortened, so that a person recognises the row.</summary>
    public string Delegation { get; set; } = "";

    /// <summary>As the row says it, shortened.</summary>
    public string Name { get; set; } = "";

    public ImportVerdict Verdict { get; set; }

    /// <summary>The field that is wrong; null unless refused.</summary>
    public string? Column { get; set; }

    /// <summary>Code of <see cref="Reason" />.</summary>
    public string? ReasonCode { get; private set; }

    /// <summary>Why it is refused; null otherwise.</summary>
    public string? Reason { get; private set; }

    /// <summary>Code of <see cref="Warning" />.</summary>
    public string? WarningCode { get; private set; }

    /// <summary>What a person should look at although the row is good.</summary>
    public string? Warning { get; private set; }

    /// <summary>Field by field; empty unless updated.</summary>
    public IReadOnlyList<FieldChange> Changes { get; set; } = [];

    /// <summary>Settled by the applying: the work goes on after the last of these.</summary>
    public bool IsApplied { get; set; }

    /// <summary>The participation that the row made or changed.</summary>
    public Guid? ParticipationId { get; set; }

    /// <summary>The delegation that the row made; null when it was there.</summary>
    public Guid? MadeDelegationId { get; set; }

    /// <summary>What stood there before an update, and what the update made of it (JSON), for taking it back; null otherwise.</summary>
    public string? Before { get; set; }

    public void Refuse(Remark? reason) => (ReasonCode, Reason) = (reason?.Code, reason?.Text);

    public void Warn(Remark? warning) => (WarningCode, Warning) = (warning?.Code, warning?.Text);
}

public enum ImportVerdict
{
    New,
    Updated,
    Unchanged,
    Refused,
}
