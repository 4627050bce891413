using Events.Domain.Common;

namespace Events.Domain.Delegations;

/// <summary>
/// A list of members that somebody sent: first every row is judged without changing anything, then the user decides, then it is applied
/// in chunks. At the end it is whole or it is not there.
/// </summary>
public sealed class Import : Aggregate, IOfEvent
{
    public const int MaxBytes = 10 * 1024 * 1024;
    public const int MaxRows = 50_000;
    public const int MaxLineBytes = 1024 * 1024;

    private Import()
    {
    }

    public Import(Guid eventId, string fileKey, ImportMapping mapping, Guid requestedBy, DateTime nowUtc)
    {
        EventId = eventId;
        FileKey = fileKey;
        Mapping = mapping;
        RequestedBy = requestedBy;
        RequestedUtc = nowUtc;
    }

    public Guid EventId { get; private init; }

    /// <summary>In the file store, as it was sent.</summary>
    public string FileKey { get; private init; } = "";

    public ImportMapping Mapping { get; private init; } = null!;

    /// <summary>Nominates those whom the list adds; may not approve them (domain rule 49).</summary>
    public Guid RequestedBy { get; private init; }

    public DateTime RequestedUtc { get; private init; }

    public ImportState State { get; private set; }

    /// <summary>What the user has accepted; null until then.</summary>
    public ImportMode? Mode { get; private set; }

    /// <summary>The row for which the whole list was refused; null otherwise.</summary>
    public int? RefusedRow { get; private set; }

    /// <summary>Code of <see cref="RefusedReason" />.</summary>
    public string? RefusedCode { get; private set; }

    /// <summary>Why, without personal data; null unless refused.</summary>
    public string? RefusedReason { get; private set; }

    /// <summary>Every row has its verdict.</summary>
    public void Judged() => State = ImportState.Checked;

    /// <exception cref="RuleViolation">import-state</exception>
    public void Accept(ImportMode mode)
    {
        if (State is not ImportState.Checked)
        {
            throw new RuleViolation("import-state", $"An import that is {State} cannot be accepted. Wait until it is checked, or send the list again.");
        }

        Mode = mode;
        State = ImportState.Applying;
    }

    /// <summary>Has everything taken back that it changed; of one that was stopped on the way, what it had changed until then.</summary>
    /// <param name="isStopped">The job that applied it was cancelled, or has given up.</param>
    /// <exception cref="RuleViolation">import-state</exception>
    public void Undo(bool isStopped)
    {
        if (State is not ImportState.Applied && !(State is ImportState.Applying && isStopped))
        {
            throw new RuleViolation("import-state", $"An import that is {State} cannot be undone.");
        }

        State = ImportState.Undoing;
    }

    /// <summary>What could be taken back is; the rows say whom somebody has worked on since.</summary>
    public void Undone() => State = ImportState.Undone;

    /// <summary>A list that is to be whole or not there at all cannot stay where its job was stopped.</summary>
    /// <exception cref="RuleViolation">import-not-stoppable</exception>
    public void Stop()
    {
        if (State is ImportState.TakingBack or ImportState.Undoing || (State is ImportState.Applying && Mode is ImportMode.All))
        {
            throw new RuleViolation("import-not-stoppable", "All rows of this list or none are to be applied: it ends by itself within minutes.");
        }
    }

    public void Applied() => State = ImportState.Applied;

    /// <summary>A row broke a rule after others had been applied: those are taken back first.</summary>
    public void TakeBack(int row, Remark reason)
    {
        State = ImportState.TakingBack;
        (RefusedRow, RefusedCode, RefusedReason) = (row, reason.Code, reason.Text);
    }

    /// <summary>Nothing of it stays.</summary>
    public void Refuse(int row, Remark reason)
    {
        State = ImportState.Refused;
        (RefusedRow, RefusedCode, RefusedReason) = (row, reason.Code, reason.Text);
    }

    /// <summary>What was applied is taken back: now nothing of it stays.</summary>
    public void TakenBack() => State = ImportState.Refused;
}

public enum ImportState
{
    /// <summary>Every row is being judged; nothing changes.</summary>
    Checking,

    /// <summary>The user has to decide.</summary>
    Checked,
    Applying,
    Applied,

    /// <summary>What was applied is being undone.</summary>
    TakingBack,
    Refused,

    /// <summary>Applied before; what it changed is being put back.</summary>
    Undoing,

    /// <summary>What it changed is put back, except where somebody has worked on it since.</summary>
    Undone,
}

public enum ImportMode
{
    /// <summary>Nothing, unless every row is good.</summary>
    All,

    /// <summary>The good rows; the refused ones are left out.</summary>
    Good,
}
