using Events.Domain.Accreditation;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Delegations;

/// <summary>What an event's delegations and people are at one moment: a list is judged against it. Changing it changes nothing stored.</summary>
public sealed class ImportSnapshot
{
    private readonly Dictionary<string, Country> countriesByName = [];
    private readonly Dictionary<string, Country> countriesByCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Organisation> organisations = [];
    private readonly Dictionary<string, Category> categories = [];
    private readonly Dictionary<string, DelegationTarget> byName = [];
    private readonly Dictionary<Guid, DelegationTarget> byOrigin = [];
    private readonly Dictionary<(Guid DelegationId, string Name), List<ExistingMember>> members = [];
    private readonly Dictionary<string, HashSet<Guid>> delegationsOfName = [];
    private Guid eventId;

    private ImportSnapshot()
    {
    }

    /// <summary>Reads it; nothing is tracked.</summary>
    public static async Task<ImportSnapshot> LoadAsync(IEventsDb db, Guid eventId, CancellationToken cancellationToken)
    {
        var snapshot = new ImportSnapshot { eventId = eventId };
        var countries = await db.Countries.AsNoTracking().OrderBy(country => country.Code).ToListAsync(cancellationToken);
        countries.ForEach(country => snapshot.countriesByCode[country.Code] = snapshot.countriesByCode[country.Alpha3] = country);

        // A name that two languages give to two countries means what it means in English.
        foreach (var (name, country) in countries.Select(country => (country.Name.In(LocalizedText.English), country))
            .Concat(countries.SelectMany(country => country.Name.Texts.Values.Select(name => (name, country)))))
        {
            snapshot.countriesByName.TryAdd(ImportWords.CountryKey(name), country);
        }

        foreach (var organisation in await db.Organisations.AsNoTracking().OrderBy(organisation => organisation.SortKey).ToListAsync(cancellationToken))
        {
            organisation.Name.Texts.Values.ToList().ForEach(name => snapshot.organisations.TryAdd(Folding.Fold(name), organisation));
        }

        foreach (var category in await db.Categories.AsNoTracking().Where(category => category.EventId == eventId).ToListAsync(cancellationToken))
        {
            snapshot.categories.TryAdd(Folding.Fold(category.Letter), category);
            category.Name.Texts.Values.ToList().ForEach(name => snapshot.categories.TryAdd(Folding.Fold(name), category));
        }

        var delegations = await db.Delegations.AsNoTracking().Where(delegation => delegation.EventId == eventId).ToListAsync(cancellationToken);
        delegations.ForEach(delegation => snapshot.Know(new DelegationTarget(delegation, null)));
        await snapshot.LoadMembersAsync(db, delegations, cancellationToken);
        return snapshot;
    }

    public Guid? Category(string text) => categories.GetValueOrDefault(Folding.Fold(text))?.Id;

    public Guid? Country(string text) => FindCountry(text)?.Id;

    /// <summary>In English; null for no category of the event.</summary>
    public string? CategoryName(Guid? id) => id is null ? null : categories.Values.FirstOrDefault(category => category.Id == id)?.Name.In(LocalizedText.English);

    /// <summary>ISO 3166-1 alpha-2; null for no country.</summary>
    public string? CountryCode(Guid? id) => id is null ? null : countriesByCode.Values.FirstOrDefault(country => country.Id == id)?.Code;

    /// <summary>By country name in any language or code, then by organisation, then by the delegation's own name; else a new one.</summary>
    public DelegationTarget Delegation(string text, ImportMapping mapping)
    {
        var key = Folding.Fold(text);
        if (FindCountry(text) is { } country)
        {
            return byOrigin.GetValueOrDefault(country.Id) ?? byName.GetValueOrDefault(key)
                ?? Know(new DelegationTarget(Make(), Make));
            Delegation Make() => Delegations.Delegation.OfCountry(eventId, country, mapping.DelegationKind);
        }

        if (organisations.GetValueOrDefault(key) is { } organisation)
        {
            return byOrigin.GetValueOrDefault(organisation.Id) ?? byName.GetValueOrDefault(key)
                ?? Know(new DelegationTarget(MakeOfOrganisation(), MakeOfOrganisation));
            Delegation MakeOfOrganisation() => Delegations.Delegation.OfOrganisation(eventId, organisation, mapping.DelegationKind);
        }

        return byName.GetValueOrDefault(key) ?? Know(new DelegationTarget(MakeNamed(), MakeNamed));
        Delegation MakeNamed() => Delegations.Delegation.Named(eventId, new LocalizedText(new Dictionary<string, string> { [mapping.Language] = text }), mapping.DelegationKind);
    }

    /// <summary>The nth of this name in the delegation, from 0; null when there are fewer.</summary>
    public ExistingMember? Member(Guid delegationId, string nameKey, int occurrence) =>
        members.GetValueOrDefault((delegationId, nameKey)) is { } same && occurrence < same.Count ? same[occurrence] : null;

    /// <summary>The delegations in which somebody of this name has a place.</summary>
    public IReadOnlySet<Guid> DelegationsOf(string nameKey) => delegationsOfName.GetValueOrDefault(nameKey) ?? [];

    private Country? FindCountry(string text) => countriesByCode.GetValueOrDefault(text) ?? countriesByName.GetValueOrDefault(ImportWords.CountryKey(text));

    private DelegationTarget Know(DelegationTarget target)
    {
        if ((target.Delegation.CountryId ?? target.Delegation.OrganisationId) is { } origin)
        {
            byOrigin.TryAdd(origin, target);
        }

        target.Delegation.Name.Texts.Values.ToList().ForEach(name => byName.TryAdd(Folding.Fold(name), target));
        return target;
    }

    private async Task LoadMembersAsync(IEventsDb db, List<Delegation> delegations, CancellationToken cancellationToken)
    {
        var people = await (
            from participation in db.Participations.AsNoTracking().Where(participation => participation.EventId == eventId && participation.DelegationId != null)
            join person in db.People on participation.PersonId equals person.Id
            select new ExistingMember(
                participation.Id, person.Id, participation.DelegationId!.Value, participation.State, person.Name, person.Email, person.NationalityId, participation.Office,
                participation.Organisation, participation.CategoryId)).ToDictionaryAsync(member => member.ParticipationId, cancellationToken);

        // Those who hold a place come first, then as they joined: the nth in the list stays the nth here.
        foreach (var member in delegations.SelectMany(delegation => delegation.Members.OrderBy(member => member.LeftUtc is not null).ThenBy(member => member.Ordinal)))
        {
            if (!people.Remove(member.ParticipationId, out var existing))
            {
                continue;
            }

            var key = ImportWords.NameKey(existing.Name.Latin);
            existing.Capacity = member.Capacity;
            (members.TryGetValue((existing.DelegationId, key), out var same) ? same : members[(existing.DelegationId, key)] = []).Add(existing);
            if (member.IsActive)
            {
                (delegationsOfName.TryGetValue(key, out var where) ? where : delegationsOfName[key] = []).Add(existing.DelegationId);
            }
        }
    }
}

/// <param name="Delegation">Holds the rules while a list is judged; its changes are never saved.</param>
/// <param name="Make">Makes the one to save; null when it is stored already.</param>
public sealed record DelegationTarget(Delegation Delegation, Func<Delegation>? Make);

/// <summary>Somebody whom the event knows already.</summary>
public sealed record ExistingMember(
    Guid ParticipationId, Guid PersonId, Guid DelegationId, ParticipationState State, PersonName Name, string? Email, Guid? NationalityId, LocalizedText Office,
    string? Organisation, Guid CategoryId)
{
    public MemberCapacity Capacity { get; set; }

    public bool IsActive => State is ParticipationState.Draft or ParticipationState.Submitted or ParticipationState.InfoRequested or ParticipationState.Approved or ParticipationState.Suspended;
}
