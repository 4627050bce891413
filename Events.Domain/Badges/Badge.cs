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

    internal Badge(Guid eventId, IBadgeCodes codes, DateTime nowUtc)
    {
        EventId = eventId;
        IssuedUtc = nowUtc;
        CodeHash = BadgeCode.Hash(codes.CodeFor(Serial));
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid EventId { get; private init; }

    /// <summary>Unique over all events; ten characters of Crockford base32, so that two people can say it over the telephone.</summary>
    public string Serial { get; private init; } = BadgeCode.NewSerial();

    /// <summary>SHA-256 of the code, hexadecimal; unique.</summary>
    public string CodeHash { get; private init; } = "";

    public DateTime IssuedUtc { get; private init; }

    /// <summary>When the code stopped being valid; null while it is.</summary>
    public DateTime? VoidedUtc { get; private set; }

    public string? VoidReason { get; private set; }

    /// <summary>What somebody wrote about the person goes; serial and times stay, so that a lost badge is still known to be void.</summary>
    internal void Erase(string reason) => VoidReason = VoidReason is null ? null : reason;

    internal void Void(DateTime nowUtc, string reason)
    {
        VoidedUtc = nowUtc;
        VoidReason = reason;
    }
}
