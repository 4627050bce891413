using Events.Domain.Badges;
using Events.Domain.Common;

namespace Events.Domain.Accreditation;

/// <summary>
/// A person in one event: category, state, and the badge. The delegation is optional: staff, interpreters, drivers and guests have none.
/// </summary>
public sealed class Participation : Aggregate, IOfEvent
{
    public const int MaxOrganisationLength = 300;

    // Takes the place of what somebody wrote about the person.
    private const string ErasedReason = "Erased";

    private const string MergedReason = "The same person as another record.";

    private readonly List<Badge> badges = [];

    private Participation()
    {
    }

    public Participation(Guid eventId, Guid personId, Guid categoryId, Guid? delegationId, Guid nominatedBy, DateTime nowUtc)
    {
        EventId = eventId;
        PersonId = personId;
        CategoryId = categoryId;
        DelegationId = delegationId;
        NominatedBy = nominatedBy;
        NominatedUtc = nowUtc;
    }

    public Guid EventId { get; private init; }

    public Guid PersonId { get; private init; }

    public Guid CategoryId { get; private set; }

    public Guid? DelegationId { get; private init; }

    public ParticipationState State { get; private set; } = ParticipationState.Draft;

    /// <summary>The office shown for this event, per language: people hold several, and they change.</summary>
    public LocalizedText Office { get; private set; } = LocalizedText.Empty;

    /// <summary>The organisation shown on the badge, as approved.</summary>
    public string? Organisation { get; private set; }

    /// <summary>In the file store; null while there is none.</summary>
    public string? PhotoKey { get; private set; }

    /// <summary>The user who nominated, or who last named another person here; may not approve.</summary>
    public Guid NominatedBy { get; private set; }

    public DateTime NominatedUtc { get; private init; }

    public Guid? DecidedBy { get; private set; }

    public DateTime? DecidedUtc { get; private set; }

    /// <summary>Why it was rejected, suspended, revoked or withdrawn.</summary>
    public string? StateReason { get; private set; }

    /// <summary>Why it was rejected, by kind; null in any other state.</summary>
    public RejectionCode? RejectionCode { get; private set; }

    /// <summary>What the accreditation desk last asked those who nominated; null when it never did, or took the question back.</summary>
    public string? Question { get; private set; }

    public DateTime? AskedUtc { get; private set; }

    /// <summary>To <see cref="Question" />; null while it is open.</summary>
    public string? Answer { get; private set; }

    public DateTime? AnsweredUtc { get; private set; }

    /// <summary>The participation that took this one's place.</summary>
    public Guid? ReplacedById { get; private set; }

    /// <summary>Every badge ever issued; at most one of them is valid.</summary>
    public IReadOnlyList<Badge> Badges => badges;

    public Badge? CurrentBadge => badges.SingleOrDefault(badge => badge.VoidedUtc is null);

    /// <summary>Whether the accreditation desk has said yes: from then on a focal point changes nothing.</summary>
    public bool IsApproved => State is ParticipationState.Approved or ParticipationState.Suspended;

    /// <summary>Whether it still counts: occupies the person and the delegation's place.</summary>
    public bool IsActive => State is ParticipationState.Draft or ParticipationState.Submitted or ParticipationState.InfoRequested or ParticipationState.Approved or ParticipationState.Suspended;

    public void Describe(LocalizedText office, string? organisation)
    {
        Office = office;
        Organisation = Text.Clean(organisation);
    }

    /// <summary>
    /// Whoever puts another name here nominates: otherwise somebody could turn another's nominee into their own and approve it.
    /// </summary>
    public void NamedAgain(Guid by) => NominatedBy = by;

    /// <summary>Replaces the photo by the file under the key.</summary>
    public void ShowPhoto(string? photoKey) => PhotoKey = photoKey;

    /// <exception cref="RuleViolation">participation-state</exception>
    public void Recategorise(Guid categoryId)
    {
        if (categoryId == CategoryId)
        {
            return;
        }

        MustBe("put in another category", ParticipationState.Draft, ParticipationState.Submitted, ParticipationState.InfoRequested);
        CategoryId = categoryId;
    }

    /// <summary>Hands it to the accreditation desk; again after a rejection, when the delegation has to have a place once more.</summary>
    /// <exception cref="RuleViolation">participation-state</exception>
    public void Submit() => MoveTo(ParticipationState.Submitted, "submitted", ParticipationState.Draft, ParticipationState.Rejected);

    /// <summary>Four-eyes: nobody approves their own nominee (domain rule 49).</summary>
    /// <exception cref="RuleViolation">four-eyes, participation-state</exception>
    public void Approve(Guid by, DateTime nowUtc)
    {
        MustBe("approved", ParticipationState.Submitted);
        if (by == NominatedBy)
        {
            throw new RuleViolation("four-eyes", "You nominated this person: somebody else has to approve.");
        }

        Decide(ParticipationState.Approved, by, nowUtc, null);
    }

    /// <summary>Refused; the delegation's place becomes free.</summary>
    /// <exception cref="RuleViolation">participation-state</exception>
    public void Reject(Guid by, DateTime nowUtc, RejectionCode code, string? reason)
    {
        MustBe("rejected", ParticipationState.Submitted);
        Decide(ParticipationState.Rejected, by, nowUtc, Text.Clean(reason));
        RejectionCode = code;
    }

    /// <summary>Asks those who nominated; until they answer nothing is decided, and the place is kept.</summary>
    /// <exception cref="RuleViolation">participation-state</exception>
    public void Ask(string question, DateTime nowUtc)
    {
        MoveTo(ParticipationState.InfoRequested, "asked about", ParticipationState.Submitted);
        (Question, AskedUtc, Answer, AnsweredUtc) = (question.Trim(), nowUtc, null, null);
    }

    /// <summary>Answers what was asked: back to the accreditation desk, as old as before.</summary>
    /// <exception cref="RuleViolation">participation-state</exception>
    public void Reply(string answer, DateTime nowUtc)
    {
        MoveTo(ParticipationState.Submitted, "answered for", ParticipationState.InfoRequested);
        (Answer, AnsweredUtc) = (answer.Trim(), nowUtc);
    }

    /// <summary>
    /// Takes back what was decided or asked: submitted again. An approval only while no badge was ever printed; one that is made and not
    /// printed is void.
    /// </summary>
    /// <exception cref="RuleViolation">participation-state, approval-printed</exception>
    public void Reopen(DateTime nowUtc)
    {
        if (State is ParticipationState.Approved && badges.Any(badge => badge.PrintedUtc is not null))
        {
            throw new RuleViolation("approval-printed", "A badge was printed. Suspend or revoke the accreditation instead.");
        }

        if (State is ParticipationState.InfoRequested)
        {
            (Question, AskedUtc) = (null, null);
        }

        MoveTo(ParticipationState.Submitted, "decided anew", ParticipationState.Approved, ParticipationState.Rejected, ParticipationState.InfoRequested);
        (DecidedBy, DecidedUtc) = (null, null);
        VoidBadge(BadgeEnd.HolderLeft, nowUtc, "The approval was taken back.");
    }

    /// <summary>Stops the badge for a while.</summary>
    public void Suspend(Guid by, DateTime nowUtc, string reason)
    {
        MustBe("suspended", ParticipationState.Approved);
        Decide(ParticipationState.Suspended, by, nowUtc, reason);
    }

    public void Reinstate(Guid by, DateTime nowUtc)
    {
        MustBe("reinstated", ParticipationState.Suspended);
        Decide(ParticipationState.Approved, by, nowUtc, null);
    }

    public void Revoke(Guid by, DateTime nowUtc, string reason)
    {
        MustBe("revoked", ParticipationState.Approved, ParticipationState.Suspended);
        Decide(ParticipationState.Revoked, by, nowUtc, reason);
        VoidBadge(BadgeEnd.HolderLeft, nowUtc, reason);
    }

    /// <summary>Taken back by those who nominated; frees the delegation's place.</summary>
    public void Withdraw(DateTime nowUtc, string reason)
    {
        MustBe("withdrawn", ParticipationState.Draft, ParticipationState.Submitted, ParticipationState.InfoRequested, ParticipationState.Approved, ParticipationState.Suspended);
        State = ParticipationState.Withdrawn;
        StateReason = reason;
        VoidBadge(BadgeEnd.HolderLeft, nowUtc, reason);
    }

    /// <summary>Somebody else comes instead; the place passes on, so the quota does not change.</summary>
    public void ReplaceBy(Participation successor, DateTime nowUtc, string reason)
    {
        MustBe("replaced", ParticipationState.Draft, ParticipationState.Submitted, ParticipationState.InfoRequested, ParticipationState.Approved, ParticipationState.Suspended);
        State = ParticipationState.Replaced;
        StateReason = reason;
        ReplacedById = successor.Id;
        VoidBadge(BadgeEnd.HolderLeft, nowUtc, reason);
    }

    /// <summary>This was the same person as the other, which stays; here nobody takes part any more.</summary>
    public void MergeInto(Participation kept, DateTime nowUtc)
    {
        ReplacedById = kept.Id;
        State = ParticipationState.Replaced;
        StateReason = MergedReason;
        VoidBadge(BadgeEnd.HolderLeft, nowUtc, MergedReason);
    }

    /// <summary>It was not the same person: again what it was.</summary>
    /// <exception cref="RuleViolation">participation-state</exception>
    public void Unmerge(ParticipationState before)
    {
        MustBe("parted again", ParticipationState.Replaced);
        (State, StateReason, ReplacedById) = (before, null, null);
    }

    /// <summary>Issues the first badge, or answers the valid one: asking twice makes one badge.</summary>
    /// <exception cref="RuleViolation">not-approved</exception>
    public Badge IssueBadge(IBadgeCodes codes, DateTime nowUtc)
    {
        MustBeApprovedForBadge();
        if (CurrentBadge is { } valid)
        {
            return valid;
        }

        var badge = new Badge(EventId, codes, nowUtc);
        badges.Add(badge);
        return badge;
    }

    /// <summary>Somebody takes the badge to a printer, once: of two desks that want to at once, one does. Issued first where there is none.</summary>
    /// <exception cref="RuleViolation">not-approved, badge-printed</exception>
    public Badge PrintBadge(IBadgeCodes codes, Guid by, DateTime nowUtc)
    {
        var badge = IssueBadge(codes, nowUtc);
        badge.Print(by, nowUtc);
        return badge;
    }

    /// <summary>Another serial instead of the earlier one, which is void at once (domain rule 11).</summary>
    /// <exception cref="RuleViolation">not-approved</exception>
    public Badge PrintBadgeAgain(BadgeEnd end, string reason, IBadgeCodes codes, Guid by, DateTime nowUtc)
    {
        VoidBadge(end, nowUtc, reason);
        return PrintBadge(codes, by, nowUtc);
    }

    /// <param name="to">Who signs for it; null for the person on it.</param>
    /// <exception cref="NotFound" />
    /// <exception cref="RuleViolation">badge-not-printed, badge-handed-over</exception>
    public void HandOverBadge(string? to, Guid by, DateTime nowUtc) => BadgeOrThrow().HandOver(to, by, nowUtc);

    /// <summary>It was not handed over after all.</summary>
    /// <exception cref="NotFound" />
    /// <exception cref="RuleViolation">badge-not-handed-over</exception>
    public void TakeBadgeBack() => BadgeOrThrow().TakeBack();

    /// <summary>Makes a blank badge this person's; one they have is void.</summary>
    /// <exception cref="RuleViolation">not-approved, blank-is-taken</exception>
    public Badge TakeBlank(BlankBadge blank, DateTime nowUtc)
    {
        MustBeApprovedForBadge();
        VoidBadge(BadgeEnd.Reprinted, nowUtc, $"Blank badge {blank.Serial} instead.");
        blank.GiveTo(Id, nowUtc);
        var badge = new Badge(blank, nowUtc);
        badges.Add(badge);
        return badge;
    }

    /// <summary>The code on it is refused from now on; the next badge has a new serial.</summary>
    public void VoidBadge(BadgeEnd end, DateTime nowUtc, string reason) => CurrentBadge?.Void(end, nowUtc, reason);

    private Badge BadgeOrThrow() => CurrentBadge ?? throw new NotFound("badge");

    private void MustBeApprovedForBadge()
    {
        if (State is not ParticipationState.Approved)
        {
            throw new RuleViolation("not-approved", "Only an approved participant gets a badge.");
        }
    }

    /// <summary>
    /// Nothing of the person is left here: the row goes on being counted by state, category and delegation. A valid badge is void.
    /// </summary>
    public void Erase(DateTime nowUtc)
    {
        VoidBadge(BadgeEnd.HolderLeft, nowUtc, ErasedReason);
        badges.ForEach(badge => badge.Erase(ErasedReason));
        (Office, Organisation, PhotoKey) = (LocalizedText.Empty, null, null);
        StateReason = ErasedReason;
    }

    private void Decide(ParticipationState state, Guid by, DateTime nowUtc, string? reason)
    {
        State = state;
        DecidedBy = by;
        DecidedUtc = nowUtc;
        (StateReason, RejectionCode) = (reason, null);
    }

    private void MoveTo(ParticipationState next, string word, params ParticipationState[] from)
    {
        MustBe(word, from);
        State = next;
        (StateReason, RejectionCode) = (null, null);
    }

    private void MustBe(string word, params ParticipationState[] states)
    {
        if (!states.Contains(State))
        {
            throw new RuleViolation("participation-state", $"A participation that is {State} cannot be {word}.");
        }
    }
}

public enum ParticipationState
{
    Draft,
    Submitted,

    /// <summary>The accreditation desk has asked those who nominated, and waits.</summary>
    InfoRequested,
    Approved,
    Rejected,
    Suspended,
    Revoked,
    Withdrawn,
    Replaced,
}
