using Events.Domain.Common;

namespace Events.Domain.Badges;

/// <summary>A badge without a name for an emergency: printed beforehand with a code of its own, and made somebody's when they stand at the desk.</summary>
public sealed class BlankBadge : Aggregate, IOfEvent
{
    /// <summary>At once.</summary>
    public const int MaxAtOnce = 100;

    private BlankBadge()
    {
    }

    public BlankBadge(Guid eventId, IBadgeCodes codes, Guid madeBy, DateTime nowUtc)
    {
        EventId = eventId;
        (MadeBy, MadeUtc) = (madeBy, nowUtc);
        CodeHash = BadgeCode.Hash(codes.CodeFor(Serial));
    }

    public Guid EventId { get; private init; }

    public string Serial { get; private init; } = BadgeCode.NewSerial();

    /// <summary>SHA-256 of the code, hexadecimal; unique.</summary>
    public string CodeHash { get; private init; } = "";

    public Guid MadeBy { get; private init; }

    public DateTime MadeUtc { get; private init; }

    /// <summary>Whose it is; null while it lies in the drawer.</summary>
    public Guid? ParticipationId { get; private set; }

    public DateTime? GivenUtc { get; private set; }

    /// <exception cref="RuleViolation">blank-is-taken</exception>
    internal void GiveTo(Guid participationId, DateTime nowUtc)
    {
        if (ParticipationId is not null)
        {
            throw new RuleViolation("blank-is-taken", "This blank badge is somebody's already.", "code");
        }

        (ParticipationId, GivenUtc) = (participationId, nowUtc);
    }
}
