using Events.Domain.Common;
using Events.Domain.Delegations;

namespace Events.Domain.PhotoSets;

/// <summary>
/// Photos of many people that somebody sent in one archive: first each is matched with a person without changing anything, then the user
/// decides, then they are hung. The whole can be taken back.
/// </summary>
public sealed class PhotoSet : Aggregate, IOfEvent
{
    public const int MaxBytes = 250 * 1024 * 1024;

    private PhotoSet()
    {
    }

    public PhotoSet(Guid id, Guid eventId, string fileKey, Guid requestedBy, DateTime nowUtc)
    {
        Id = id;
        EventId = eventId;
        FileKey = fileKey;
        RequestedBy = requestedBy;
        RequestedUtc = nowUtc;
    }

    public Guid EventId { get; private init; }

    /// <summary>In the file store while the photos are matched; then the archive is gone.</summary>
    public string FileKey { get; private init; } = "";

    public Guid RequestedBy { get; private init; }

    public DateTime RequestedUtc { get; private init; }

    public PhotoSetState State { get; private set; }

    /// <summary>Every photo has its verdict.</summary>
    public void Judged() => State = PhotoSetState.Checked;

    /// <param name="leftOut">Photos that belong to nobody, to several, or cannot be used.</param>
    /// <exception cref="RuleViolation">photo-set-state, photo-set-not-all-good</exception>
    public void Accept(ImportMode mode, int leftOut)
    {
        MustBe("accepted", PhotoSetState.Checked);
        if (mode is ImportMode.All && leftOut > 0)
        {
            throw new RuleViolation("photo-set-not-all-good", $"{leftOut} of the photos have no person, or cannot be used. Take the good ones, or mend the archive and send it again.");
        }

        State = PhotoSetState.Applying;
    }

    public void Applied() => State = PhotoSetState.Applied;

    /// <param name="isStopped">The job that hung them was cancelled, or has given up.</param>
    /// <exception cref="RuleViolation">photo-set-state</exception>
    public void Undo(bool isStopped)
    {
        if (!(State is PhotoSetState.Applying && isStopped))
        {
            MustBe("undone", PhotoSetState.Applied);
        }

        State = PhotoSetState.Undoing;
    }

    public void Undone() => State = PhotoSetState.Undone;

    /// <summary>Not wanted after all: nothing of it stays.</summary>
    /// <exception cref="RuleViolation">photo-set-state</exception>
    public void Discard()
    {
        MustBe("discarded", PhotoSetState.Checking, PhotoSetState.Checked);
        State = PhotoSetState.Discarded;
    }

    private void MustBe(string word, params PhotoSetState[] states)
    {
        if (!states.Contains(State))
        {
            throw new RuleViolation("photo-set-state", $"Photos that are {State} cannot be {word}.");
        }
    }
}

public enum PhotoSetState
{
    /// <summary>Each photo is being matched; nothing changes.</summary>
    Checking,

    /// <summary>The user has to decide.</summary>
    Checked,
    Applying,
    Applied,
    Undoing,

    /// <summary>Everybody has the photo of before, except whom somebody has given another since.</summary>
    Undone,
    Discarded,
}
