using Events.Domain.Common;

namespace Events.Domain.Calendar;

/// <summary>A group of countries, such as ASEAN, whose membership changes over time.</summary>
public sealed class Bloc : Aggregate
{
    private readonly List<BlocMembership> memberships = [];

    private Bloc()
    {
    }

    public Bloc(string code, LocalizedText name)
    {
        Code = code;
        Name = name;
    }

    /// <summary>Short and stable, such as <c>ASEAN</c>.</summary>
    public string Code { get; private init; } = "";

    public LocalizedText Name { get; private init; } = LocalizedText.Empty;

    public IReadOnlyList<BlocMembership> Memberships => memberships;

    /// <summary>Replaces all that is known of who belonged to the bloc when.</summary>
    public void SetMemberships(IEnumerable<(Guid CountryId, MembershipStatus Status, DateOnly From, DateOnly? To)> all)
    {
        memberships.Clear();
        memberships.AddRange(all.Select(one => new BlocMembership { CountryId = one.CountryId, Status = one.Status, From = one.From, To = one.To }));
    }
}

/// <summary>What a country is in a bloc over a time; who is a member is asked at the event's date, never today's.</summary>
public sealed class BlocMembership
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required Guid CountryId { get; init; }

    public required MembershipStatus Status { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day; null while it lasts.</summary>
    public DateOnly? To { get; init; }
}

public enum MembershipStatus
{
    Member,
    Observer,
    Candidate,
}
