using Events.Domain.Calendar;
using Events.Domain.Common;

namespace Events.Domain.Delegations;

/// <summary>The people who officially represent a country, an organisation or a medium in one event.</summary>
public sealed class Delegation : Aggregate, IOfEvent
{
    private readonly List<DelegationMember> members = [];
    private readonly List<DelegationQuota> quotas = [];

    private Delegation()
    {
    }

    private Delegation(Guid eventId, DelegationKind kind, LocalizedText name, string sortKey)
    {
        EventId = eventId;
        Kind = kind;
        Name = name;
        ProtocolSortKey = sortKey;
        Search = Folding.Fold(string.Join(' ', name.Texts.Values));
    }

    public Guid EventId { get; private init; }

    public DelegationKind Kind { get; private init; }

    /// <summary>Set for a delegation of a country; at most one in the event.</summary>
    public Guid? CountryId { get; private init; }

    /// <summary>Set for a delegation of an organisation or a medium; at most one in the event.</summary>
    public Guid? OrganisationId { get; private init; }

    public LocalizedText Name { get; private set; } = LocalizedText.Empty;

    /// <summary>Orders delegations of one kind: the English name, whatever the reader's language.</summary>
    public string ProtocolSortKey { get; private set; } = "";

    /// <summary>The name in all languages, folded.</summary>
    public string Search { get; private set; } = "";

    /// <summary>Everybody who is or was a member, in the order in which they joined.</summary>
    public IReadOnlyList<DelegationMember> Members => members;

    /// <summary>Limits per category and the one for overflow; a category without one is unlimited.</summary>
    public IReadOnlyList<DelegationQuota> Quotas => quotas;

    public IEnumerable<DelegationMember> ActiveMembers => members.Where(member => member.IsActive);

    public static Delegation OfCountry(Guid eventId, Country country, DelegationKind kind) =>
        new(eventId, kind, country.Name, country.ProtocolSortKey) { CountryId = country.Id };

    public static Delegation OfOrganisation(Guid eventId, Organisation organisation, DelegationKind kind) =>
        new(eventId, kind, organisation.Name, organisation.SortKey) { OrganisationId = organisation.Id };

    /// <summary>Under a name that is no known country or organisation, as lists of earlier years bring them.</summary>
    public static Delegation Named(Guid eventId, LocalizedText name, DelegationKind kind) =>
        new(eventId, kind, name, Folding.Fold(name.In(LocalizedText.English)));

    /// <summary>The place in protocol order stays where a country or an organisation gives it.</summary>
    public void Rename(LocalizedText name)
    {
        Name = name;
        Search = Folding.Fold(string.Join(' ', name.Texts.Values));
        if (CountryId is null && OrganisationId is null)
        {
            ProtocolSortKey = Folding.Fold(name.In(LocalizedText.English));
        }
    }

    /// <summary>Limits a category, or the overflow when <paramref name="categoryId" /> is null. A null limit lifts it.</summary>
    /// <exception cref="RuleViolation">quota-below-use</exception>
    public void SetQuota(Guid? categoryId, int? limit)
    {
        var existing = quotas.SingleOrDefault(quota => quota.CategoryId == categoryId);
        if (limit is null)
        {
            if (existing is not null)
            {
                quotas.Remove(existing);
            }

            return;
        }

        var used = Using(categoryId).Count();
        if (limit < used)
        {
            throw new RuleViolation("quota-below-use", $"{used} places are taken already; the quota cannot be {limit}.", "limit");
        }

        if (existing is null)
        {
            quotas.Add(existing = new DelegationQuota { CategoryId = categoryId });
        }

        existing.Limit = limit.Value;
        existing.Used = used;
    }

    /// <summary>Adds somebody to the delegation and takes a place of the quota.</summary>
    /// <exception cref="RuleViolation">quota-exceeded, overflow-quota-exceeded, second-head, second-alternate-head</exception>
    public DelegationMember Add(Guid participationId, Guid categoryId, MemberCapacity capacity, DateTime nowUtc)
    {
        OnlyOne(capacity, null);
        Take(categoryId, capacity);
        return Join(participationId, categoryId, capacity, nowUtc);
    }

    /// <summary>Somebody who was rejected is nominated again: takes a place as any other would, in the capacity held before.</summary>
    /// <exception cref="NotFound" />
    /// <exception cref="RuleViolation">quota-exceeded, overflow-quota-exceeded, second-head, second-alternate-head</exception>
    public void Rejoin(Guid participationId, Guid categoryId, DateTime nowUtc)
    {
        var before = members.Where(member => member.ParticipationId == participationId).MaxBy(member => member.Ordinal) ?? throw new NotFound("member");
        Add(participationId, categoryId, before.Capacity, nowUtc);
    }

    /// <summary>Moves a member's place to the quota of another category.</summary>
    /// <exception cref="NotFound" />
    /// <exception cref="RuleViolation">quota-exceeded</exception>
    public void Recategorise(Guid participationId, Guid categoryId) => Seat(participationId, categoryId, ActiveMember(participationId).Capacity);

    /// <summary>Frees the member's place. Does nothing when they have left already.</summary>
    public void Release(Guid participationId, DateTime nowUtc)
    {
        if (Find(participationId) is { } member)
        {
            member.Leave(nowUtc);
            Recount(member);
        }
    }

    /// <summary>As if they had never joined: for a list that is taken back. Does nothing when they never did.</summary>
    public void Forget(Guid participationId)
    {
        members.RemoveAll(member => member.ParticipationId == participationId);
        RecountAll();
    }

    /// <summary>Hands the place of one member to another person: neutral to the quota (domain rule 6).</summary>
    /// <exception cref="NotFound" />
    public DelegationMember Replace(Guid participationId, Guid successorId, DateTime nowUtc)
    {
        var leaving = ActiveMember(participationId);
        leaving.Leave(nowUtc);
        return Join(successorId, leaving.CategoryId, leaving.Capacity, nowUtc);
    }

    /// <exception cref="RuleViolation">second-head, second-alternate-head, overflow-quota-exceeded, quota-exceeded</exception>
    public void ChangeCapacity(Guid participationId, MemberCapacity capacity) => Seat(participationId, ActiveMember(participationId).CategoryId, capacity);

    /// <summary>The head becomes a delegate so that this member can follow; false when there is none, or it is they already.</summary>
    public bool StepDown(Guid successorId)
    {
        if (ActiveMembers.SingleOrDefault(member => member.Capacity is MemberCapacity.Head) is not { } head || head.ParticipationId == successorId)
        {
            return false;
        }

        head.Capacity = MemberCapacity.Delegate;
        return true;
    }

    /// <summary>Gives a member another category, another capacity, or both: only the place that is taken in the end has to be free.</summary>
    /// <exception cref="NotFound" />
    /// <exception cref="RuleViolation">second-head, second-alternate-head, overflow-quota-exceeded, quota-exceeded</exception>
    public void Seat(Guid participationId, Guid categoryId, MemberCapacity capacity)
    {
        var member = ActiveMember(participationId);
        OnlyOne(capacity, member);
        if (Counted(categoryId, capacity) != Counted(member.CategoryId, member.Capacity))
        {
            Take(categoryId, capacity);
        }

        (member.CategoryId, member.Capacity) = (categoryId, capacity);
        RecountAll();
    }

    private DelegationMember Join(Guid participationId, Guid categoryId, MemberCapacity capacity, DateTime nowUtc)
    {
        var member = new DelegationMember
        {
            ParticipationId = participationId,
            CategoryId = categoryId,
            Capacity = capacity,
            Ordinal = members.Count == 0 ? 1 : members.Max(existing => existing.Ordinal) + 1,
            JoinedUtc = nowUtc,
        };
        members.Add(member);
        Recount(member);
        return member;
    }

    /// <summary>The place that somebody holds now; null when they hold none.</summary>
    public DelegationMember? Find(Guid participationId) => members.SingleOrDefault(member => member.ParticipationId == participationId && member.IsActive);

    private DelegationMember ActiveMember(Guid participationId) => Find(participationId) ?? throw new NotFound("member");

    private void OnlyOne(MemberCapacity capacity, DelegationMember? except)
    {
        if (capacity is MemberCapacity.Head or MemberCapacity.AlternateHead
            && ActiveMembers.Any(member => member != except && member.Capacity == capacity))
        {
            throw capacity is MemberCapacity.Head
                ? new RuleViolation("second-head", "The delegation has a head already. Change that member's capacity first.", "capacity")
                : new RuleViolation("second-alternate-head", "The delegation has an alternate head already. Change that member's capacity first.", "capacity");
        }
    }

    private void Take(Guid categoryId, MemberCapacity capacity)
    {
        var counted = Counted(categoryId, capacity);
        if (quotas.SingleOrDefault(quota => quota.CategoryId == counted) is { } quota && Using(counted).Count() >= quota.Limit)
        {
            throw counted is null
                ? new RuleViolation("overflow-quota-exceeded", $"All {quota.Limit} overflow places are taken.", "capacity")
                : new RuleViolation("quota-exceeded", $"All {quota.Limit} places of this category are taken. Withdraw somebody, or add this person as overflow.", "categoryId");
        }
    }

    /// <summary>The quota that a place is counted in. Overflow is counted apart, whatever the category (domain rule 5).</summary>
    private static Guid? Counted(Guid categoryId, MemberCapacity capacity) => capacity is MemberCapacity.Overflow ? null : categoryId;

    private IEnumerable<DelegationMember> Using(Guid? categoryId) => categoryId is null
        ? ActiveMembers.Where(member => member.Capacity is MemberCapacity.Overflow)
        : ActiveMembers.Where(member => member.Capacity is not MemberCapacity.Overflow && member.CategoryId == categoryId);

    private void RecountAll() => quotas.ForEach(quota => quota.Used = Using(quota.CategoryId).Count());

    private void Recount(DelegationMember member)
    {
        var counted = Counted(member.CategoryId, member.Capacity);
        if (quotas.SingleOrDefault(quota => quota.CategoryId == counted) is { } quota)
        {
            quota.Used = Using(counted).Count();
        }
    }
}

public enum DelegationKind
{
    /// <summary>Of a country that takes part as a member or party.</summary>
    Party,
    Observer,
    InternationalOrganisation,
    Business,
    Media,
}
