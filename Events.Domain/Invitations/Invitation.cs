using Events.Domain.Access;
using Events.Domain.Common;

namespace Events.Domain.Invitations;

/// <summary>An offer of a role in an event, sent by mail; whoever opens its link accepts or declines.</summary>
public sealed class Invitation : Aggregate, IOfEvent
{
    public const int MaxNameLength = 120;

    /// <summary>How long a link works, unless the event ends before.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    private Invitation()
    {
    }

    /// <param name="delegationId">For a focal point only.</param>
    /// <param name="language">BCP 47: of the mail and of the page it leads to.</param>
    public Invitation(Guid eventId, string email, string name, EventRole role, Guid? delegationId, string language, Guid invitedBy, DateTime nowUtc)
    {
        EventId = eventId;
        Email = email;
        Name = name;
        Role = role;
        DelegationId = delegationId;
        Language = language;
        InvitedBy = invitedBy;
        InvitedUtc = nowUtc;
    }

    public Guid EventId { get; private init; }

    public string Email { get; private init; } = "";

    public string Name { get; private init; } = "";

    public EventRole Role { get; private init; }

    public Guid? DelegationId { get; private init; }

    public string Language { get; private init; } = "";

    public Guid InvitedBy { get; private init; }

    public DateTime InvitedUtc { get; private init; }

    /// <summary>The link that works now; earlier ones are called back.</summary>
    public Guid LinkId { get; private set; }

    public DateTime ExpiresUtc { get; private set; }

    public InvitationState State { get; private set; }

    public DateTime? AnsweredUtc { get; private set; }

    /// <summary>Why it was declined, if they said so.</summary>
    public string? Reason { get; private set; }

    /// <exception cref="RuleViolation">invitation-answered</exception>
    public void SendWith(Guid linkId, DateTime expiresUtc)
    {
        MustBeOpen();
        (LinkId, ExpiresUtc) = (linkId, expiresUtc);
    }

    /// <exception cref="RuleViolation">invitation-answered</exception>
    public void Accept(DateTime nowUtc) => Answer(InvitationState.Accepted, nowUtc, null);

    /// <exception cref="RuleViolation">invitation-answered</exception>
    public void Decline(DateTime nowUtc, string? reason) => Answer(InvitationState.Declined, nowUtc, Text.Clean(reason));

    /// <exception cref="RuleViolation">invitation-answered</exception>
    public void Revoke(DateTime nowUtc) => Answer(InvitationState.Revoked, nowUtc, null);

    private void Answer(InvitationState state, DateTime nowUtc, string? reason)
    {
        MustBeOpen();
        (State, AnsweredUtc, Reason) = (state, nowUtc, reason);
    }

    private void MustBeOpen()
    {
        if (State is not InvitationState.Open)
        {
            throw new RuleViolation("invitation-answered", $"The invitation is {State} already. Invite again.");
        }
    }
}

public enum InvitationState
{
    Open,
    Accepted,
    Declined,

    /// <summary>Called back by the organiser.</summary>
    Revoked,
}
