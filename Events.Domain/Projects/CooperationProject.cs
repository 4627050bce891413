using Events.Domain.Common;

namespace Events.Domain.Projects;

/// <summary>
/// What two or more organisations agree to do together at an event: from the draft over vetting and signing to its fulfilment. Its
/// parties, value and texts stand still once it is vetted: what was vetted is what is signed.
/// </summary>
public sealed class CooperationProject : Aggregate, IOfEvent
{
    public const int MinParties = 2;
    public const int MaxParties = 20;
    public const int MaxValues = 20;
    public const int MaxSecondarySectors = 5;
    public const int MaxDescriptionLength = 4000;
    public const int MaxEvidenceLength = 1000;

    /// <summary>How many days before the event's first day still count as immediately before; a product default.</summary>
    public const int MaxDaysBefore = 30;

    private readonly List<ProjectParty> parties = [];
    private readonly List<ValueComponent> values = [];
    private readonly List<ProjectStatusChange> history = [];

    private CooperationProject()
    {
    }

    /// <summary>A draft.</summary>
    /// <exception cref="RuleViolation">As <see cref="Change" />.</exception>
    public CooperationProject(Guid eventId, ProjectDetails details, Guid by, DateTime nowUtc)
    {
        EventId = eventId;
        Describe(details, by);
        history.Add(new ProjectStatusChange { Ordinal = 1, AtUtc = nowUtc, By = by, To = ProjectState.Draft });
    }

    public Guid EventId { get; private init; }

    public LocalizedText Title { get; private set; } = LocalizedText.Empty;

    public LocalizedText Description { get; private set; } = LocalizedText.Empty;

    public InstrumentType Instrument { get; private set; }

    /// <summary>Code of a <see cref="Sector" />; the one the project is counted in.</summary>
    public string PrimarySector { get; private set; } = "";

    /// <summary>Codes of further sectors it touches; never counted.</summary>
    public List<string> SecondarySectors { get; private set; } = [];

    /// <summary>Different organisations, in the order in which they are named.</summary>
    public IReadOnlyList<ProjectParty> Parties => parties;

    /// <summary>Amounts by kind and currency; empty when the value is undisclosed as a whole or the project carries none.</summary>
    public IReadOnlyList<ValueComponent> Values => values;

    /// <summary>How much of the value the public may know. Undisclosed is not zero (domain rule 33).</summary>
    public ValueDisclosure Disclosure { get; private set; }

    public ProjectState State { get; private set; } = ProjectState.Draft;

    /// <summary>The user who last changed the content; may not vet it.</summary>
    public Guid ChangedBy { get; private set; }

    /// <summary>The user who proposed it; may not vet it. Null for a draft.</summary>
    public Guid? ProposedBy { get; private set; }

    /// <summary>The day of signing, in the event's zone; set exactly as long as the project counts as signed.</summary>
    public DateOnly? SignedOn { get; private set; }

    public SigningPlace? SigningPlace { get; private set; }

    /// <summary>The session in which it was signed; always set for a signing on stage.</summary>
    public Guid? CeremonySessionId { get; private set; }

    /// <summary>Every state it has been in, oldest first; append-only (domain rule 36).</summary>
    public IReadOnlyList<ProjectStatusChange> History => history;

    /// <summary>The title in all languages, folded.</summary>
    public string Search { get; private set; } = "";

    /// <summary>The English title, folded.</summary>
    public string SortKey { get; private set; } = "";

    /// <exception cref="RuleViolation">
    /// project-state, party-twice, party-role-twice, value-twice, undisclosed-with-values, intent-is-no-contract, too-few-parties
    /// </exception>
    public void Change(ProjectDetails details, Guid by)
    {
        MustBe("changed", ProjectState.Draft, ProjectState.Proposed, ProjectState.Returned);
        Describe(details, by);
        if (State is ProjectState.Proposed)
        {
            RequireParties();
        }
    }

    /// <summary>Names who signs for one party; until the signing, since names are often known last.</summary>
    /// <exception cref="NotFound">The organisation is no party.</exception>
    /// <exception cref="RuleViolation">project-state</exception>
    public void NameSignatories(Guid organisationId, IReadOnlyList<SignatoryDetails> signatories)
    {
        MustBe("given other signatories", ProjectState.Draft, ProjectState.Proposed, ProjectState.Returned, ProjectState.Vetted);
        var party = parties.SingleOrDefault(existing => existing.OrganisationId == organisationId) ?? throw new NotFound("party");
        party.Name(signatories);
    }

    /// <exception cref="RuleViolation">project-state, too-few-parties</exception>
    public void Propose(Guid by, DateTime nowUtc)
    {
        MustBe("proposed", ProjectState.Draft, ProjectState.Returned, ProjectState.Deferred);
        RequireParties();
        ProposedBy = by;
        MoveTo(ProjectState.Proposed, by, nowUtc, null);
    }

    /// <summary>Four-eyes: nobody vets what they proposed or wrote (domain rule 49).</summary>
    /// <exception cref="RuleViolation">project-state, four-eyes</exception>
    public void Vet(Guid by, DateTime nowUtc)
    {
        MustBe("vetted", ProjectState.Proposed);
        if (by == ProposedBy || by == ChangedBy)
        {
            throw new RuleViolation("four-eyes", "You proposed or last changed this project: somebody else has to vet it.");
        }

        MoveTo(ProjectState.Vetted, by, nowUtc, null);
    }

    /// <summary>Sends it back to those who proposed it; they may change it and propose it again.</summary>
    public void Return(Guid by, DateTime nowUtc, string reason)
    {
        MustBe("returned", ProjectState.Proposed, ProjectState.Vetted);
        MoveTo(ProjectState.Returned, by, nowUtc, reason);
    }

    /// <summary>It is not selected for this event, for good.</summary>
    public void Decline(Guid by, DateTime nowUtc, string reason)
    {
        MustBe("declined", ProjectState.Proposed, ProjectState.Vetted);
        MoveTo(ProjectState.NotSelected, by, nowUtc, reason);
    }

    /// <summary>Puts it off, as a rule to the next edition; it may be proposed again.</summary>
    public void Defer(Guid by, DateTime nowUtc, string reason)
    {
        MustBe("deferred", ProjectState.Proposed, ProjectState.Vetted);
        MoveTo(ProjectState.Deferred, by, nowUtc, reason);
    }

    /// <summary>The parties take it back before it is signed.</summary>
    public void Withdraw(Guid by, DateTime nowUtc, string reason)
    {
        MustBe("withdrawn", ProjectState.Draft, ProjectState.Proposed, ProjectState.Returned, ProjectState.Vetted, ProjectState.Deferred);
        MoveTo(ProjectState.Withdrawn, by, nowUtc, reason);
    }

    /// <summary>Counts it as signed (domain rule 27).</summary>
    /// <exception cref="RuleViolation">
    /// project-state, too-few-parties, signatory-missing, signing-outside-event, ceremony-session-required
    /// </exception>
    public void Sign(Signing signing, EventDays days, Guid by, DateTime nowUtc)
    {
        MustBe("signed", ProjectState.Vetted);
        RequireParties();
        if (parties.Any(party => party.Signatories.Count == 0))
        {
            throw new RuleViolation("signatory-missing", "Each party needs somebody who signs for it.", "parties");
        }

        Take(signing, days);
        MoveTo(ProjectState.Signed, by, nowUtc, null);
    }

    /// <summary>Puts a wrong day, place or session of the signing right; the state stays.</summary>
    /// <exception cref="RuleViolation">project-not-signed, signing-outside-event, signing-in-future, ceremony-session-required</exception>
    public void CorrectSigning(Signing signing, EventDays days, Guid by, DateTime nowUtc, string reason)
    {
        if (SignedOn is null)
        {
            throw new RuleViolation("project-not-signed", "There is no signing to correct.");
        }

        Take(signing, days);
        MoveTo(State, by, nowUtc, reason);
    }

    /// <summary>Takes back a signing that did not happen: the project is vetted again and no longer counted.</summary>
    /// <exception cref="RuleViolation">project-state</exception>
    public void UndoSigning(Guid by, DateTime nowUtc, string reason)
    {
        MustBe("unsigned", ProjectState.Signed, ProjectState.InImplementation, ProjectState.Stalled);
        (SignedOn, SigningPlace, CeremonySessionId) = (null, null, null);
        MoveTo(ProjectState.Vetted, by, nowUtc, reason);
    }

    /// <summary>Work on it begins, or goes on after a standstill.</summary>
    public void Start(Guid by, DateTime nowUtc)
    {
        MustBe("started", ProjectState.Signed, ProjectState.Stalled);
        MoveTo(ProjectState.InImplementation, by, nowUtc, null);
    }

    public void Stall(Guid by, DateTime nowUtc, string reason)
    {
        MustBe("stalled", ProjectState.InImplementation);
        MoveTo(ProjectState.Stalled, by, nowUtc, reason);
    }

    /// <param name="evidence">What shows it, such as a report's reference (domain rule 36).</param>
    public void Complete(Guid by, DateTime nowUtc, string evidence)
    {
        MustBe("completed", ProjectState.InImplementation);
        MoveTo(ProjectState.Completed, by, nowUtc, null, evidence);
    }

    /// <summary>Ends it unfulfilled. It was signed, and stays in the signed count.</summary>
    /// <param name="evidence">What shows it, such as a letter's reference (domain rule 36).</param>
    public void Terminate(Guid by, DateTime nowUtc, string reason, string evidence)
    {
        MustBe("terminated", ProjectState.Signed, ProjectState.InImplementation, ProjectState.Stalled);
        MoveTo(ProjectState.Terminated, by, nowUtc, reason, evidence);
    }

    private void Describe(ProjectDetails details, Guid by)
    {
        if (details.Parties.GroupBy(party => party.OrganisationId).Any(group => group.Count() > 1))
        {
            throw new RuleViolation("party-twice", "The parties are different organisations: name each once.", "parties");
        }

        if (details.Parties.Where(party => party.Role is not PartyRole.FurtherParty).GroupBy(party => party.Role).Any(group => group.Count() > 1))
        {
            throw new RuleViolation("party-role-twice", "There is one first and one second party; the others are further parties.", "parties");
        }

        Disclosure = ValueComponent.Judge(details);
        (Title, Description, Instrument, PrimarySector) = (details.Title, details.Description, details.Instrument, details.PrimarySector);
        SecondarySectors = [.. details.SecondarySectors.Distinct().Where(sector => sector != details.PrimarySector)];
        parties.Clear();
        parties.AddRange(details.Parties.Select((party, index) => new ProjectParty(party, index + 1)));
        values.Clear();
        values.AddRange(details.Values.Select(value => new ValueComponent(value)));
        ChangedBy = by;
        Search = Folding.Fold(string.Join(' ', Title.Texts.Values));
        SortKey = Folding.Fold(Title.In(LocalizedText.English));
    }

    private void RequireParties()
    {
        if (parties.Count < MinParties)
        {
            throw new RuleViolation("too-few-parties", "A project has at least two parties that are different organisations.", "parties");
        }
    }

    private void Take(Signing signing, EventDays days)
    {
        if (signing.Place is Projects.SigningPlace.OnStage && signing.CeremonySessionId is null)
        {
            throw new RuleViolation("ceremony-session-required", "A signing on stage names the session it belongs to.", "ceremonySessionId");
        }

        var (first, last) = signing.Place is Projects.SigningPlace.ImmediatelyBefore
            ? (days.StartsOn.AddDays(-MaxDaysBefore), days.StartsOn.AddDays(-1))
            : (days.StartsOn, days.EndsOn);
        if (signing.On > days.Today)
        {
            throw new RuleViolation("signing-in-future", $"Nothing was signed yet on {signing.On:yyyy-MM-dd}: there it is {days.Today:yyyy-MM-dd}.", "on");
        }

        if (signing.On < first || signing.On > last)
        {
            throw new RuleViolation("signing-outside-event", $"With this place the day of signing lies between {first:yyyy-MM-dd} and {last:yyyy-MM-dd}.", "on");
        }

        (SignedOn, SigningPlace, CeremonySessionId) = (signing.On, signing.Place, signing.CeremonySessionId);
    }

    private void MustBe(string word, params ProjectState[] states)
    {
        if (!states.Contains(State))
        {
            throw new RuleViolation("project-state", $"A project that is {State} cannot be {word}.");
        }
    }

    private void MoveTo(ProjectState next, Guid by, DateTime nowUtc, string? reason, string? evidence = null)
    {
        history.Add(new ProjectStatusChange
        {
            Ordinal = history.Max(change => change.Ordinal) + 1,
            AtUtc = nowUtc,
            By = by,
            From = State,
            To = next,
            Reason = reason,
            Evidence = evidence,
            SignedOn = SignedOn,
            SigningPlace = SigningPlace,
        });
        State = next;
    }
}
