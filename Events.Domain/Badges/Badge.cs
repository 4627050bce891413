using Events.Domain.Common;

namespace Events.Domain.Badges;

/// <summary>
/// One issued badge. What its QR says is not stored: it is derived again from the server's key and the serial when the badge is
/// drawn, and looked up by its hash.
/// </summary>
public sealed class Badge : IOfEvent
{
    private Badge()
    {
    }

    /// <summary>A blank one that is somebody's now.</summary>
    internal Badge(BlankBadge blank, DateTime nowUtc)
    {
        EventId = blank.EventId;
        IssuedUtc = nowUtc;
        (Serial, CodeHash) = (blank.Serial, blank.CodeHash);
        (PrintedUtc, PrintedBy) = (blank.MadeUtc, blank.MadeBy);
    }

    internal Badge(Guid eventId, IBadgeCodes codes, DateTime nowUtc)
    {
        EventId = eventId;
        IssuedUtc = nowUtc;
        CodeHash = BadgeCode.Hash(codes.CodeFor(Serial));
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid EventId { get; private init; }

    public const int MaxReceiverLength = 200;

    /// <summary>Unique over all events; ten characters of Crockford base32, so that two people can say it over the telephone.</summary>
    public string Serial { get; private init; } = BadgeCode.NewSerial();

    /// <summary>SHA-256 of the code, hexadecimal; unique.</summary>
    public string CodeHash { get; private init; } = "";

    public DateTime IssuedUtc { get; private init; }

    /// <summary>When somebody took it to a printer; null until then.</summary>
    public DateTime? PrintedUtc { get; private set; }

    public Guid? PrintedBy { get; private set; }

    /// <summary>When it was given away at the desk; null until then.</summary>
    public DateTime? HandedUtc { get; private set; }

    public Guid? HandedBy { get; private set; }

    /// <summary>Who signed for it; null for the person on it.</summary>
    public string? HandedTo { get; private set; }

    /// <summary>When the code stopped being valid; null while it is.</summary>
    public DateTime? VoidedUtc { get; private set; }

    public BadgeEnd? End { get; private set; }

    public string? VoidReason { get; private set; }

    public BadgeStage Stage => VoidedUtc is not null ? BadgeStage.Void : HandedUtc is not null ? BadgeStage.HandedOver : PrintedUtc is not null ? BadgeStage.Printed : BadgeStage.Made;

    /// <exception cref="RuleViolation">badge-printed</exception>
    internal void Print(Guid by, DateTime nowUtc)
    {
        if (PrintedUtc is not null)
        {
            throw new RuleViolation("badge-printed", "This badge is printed already. Print it again with a reason: the earlier one is void then.");
        }

        (PrintedUtc, PrintedBy) = (nowUtc, by);
    }

    /// <exception cref="RuleViolation">badge-not-printed, badge-handed-over</exception>
    internal void HandOver(string? to, Guid by, DateTime nowUtc)
    {
        if (PrintedUtc is null)
        {
            throw new RuleViolation("badge-not-printed", "This badge is not printed yet.");
        }

        if (HandedUtc is not null)
        {
            throw new RuleViolation("badge-handed-over", "This badge was handed over already.");
        }

        (HandedUtc, HandedBy, HandedTo) = (nowUtc, by, Text.Clean(to));
    }

    /// <exception cref="RuleViolation">badge-not-handed-over</exception>
    internal void TakeBack()
    {
        if (HandedUtc is null)
        {
            throw new RuleViolation("badge-not-handed-over", "This badge was not handed over.");
        }

        (HandedUtc, HandedBy, HandedTo) = (null, null, null);
    }

    /// <summary>What somebody wrote about the person goes; serial and times stay, so that a lost badge is still known to be void.</summary>
    internal void Erase(string reason) => (HandedTo, VoidReason) = (null, VoidReason is null ? null : reason);

    internal void Void(BadgeEnd end, DateTime nowUtc, string reason) => (VoidedUtc, End, VoidReason) = (nowUtc, end, reason);
}

/// <summary>Where a badge is on its way from the list to the holder (domain 3.3, badge print).</summary>
public enum BadgeStage
{
    /// <summary>Has a serial, and may lie in a file.</summary>
    Made,
    Printed,
    HandedOver,
    Void,
}

/// <summary>Why a badge's code is refused.</summary>
public enum BadgeEnd
{
    Lost,

    /// <summary>Came out of the printer wrong, or was damaged.</summary>
    Spoiled,

    /// <summary>What stands on it has changed: another one was printed.</summary>
    Reprinted,

    /// <summary>The holder is withdrawn, replaced or revoked.</summary>
    HolderLeft,
}
