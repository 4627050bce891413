using System.Text.Json;
using System.Text.Json.Serialization;
using Events.Api.Office.Pieces;
using Events.Api.Setup;
using Events.Api.Shared;
using Events.Domain.Common;
using Events.Domain.Projects;

namespace Events.Api.Office.Projects;

/// <summary>A project as it is being written.</summary>
public sealed class ProjectDraft
{
    private static readonly JsonSerializerOptions asJson = new() { Converters = { new LocalizedTextJsonConverter() }, PreferredObjectCreationHandling = JsonObjectCreationHandling.Populate };

    public LocalizedText Title { get; set; } = LocalizedText.Empty;
    public LocalizedText Description { get; set; } = LocalizedText.Empty;
    public InstrumentType Instrument { get; set; }
    public string Sector { get; set; } = Domain.Projects.Sector.All[0].Code;
    public IReadOnlyList<string> SecondarySectors { get; set; } = [];
    public List<PartyDraft> Parties { get; } = [];
    public List<ValueDraft> Values { get; } = [];
    public bool IsUndisclosed { get; set; }

    /// <summary>What of it comes and goes in rows or is ticked, for the browser to keep while it is written.</summary>
    public string Rows => JsonSerializer.Serialize(new Kept(Parties, Values, IsUndisclosed), asJson);

    /// <summary>As the browser has kept them. What cannot be read is as if it were not there.</summary>
    public void Restore(string? rows)
    {
        try
        {
            if (JsonSerializer.Deserialize<Kept>(rows ?? "null", asJson) is { Parties: { } parties, Values: { } values } kept)
            {
                Parties.Clear();
                Parties.AddRange(parties);
                Values.Clear();
                Values.AddRange(values);
                IsUndisclosed = kept.IsUndisclosed;
            }
        }
        catch (JsonException)
        {
            // Somebody has been at the browser's memory: they type it again.
        }
    }

    public static ProjectDraft Of(ProjectView view)
    {
        var draft = new ProjectDraft
        {
            Title = view.Title,
            Description = view.Description,
            Instrument = view.Instrument,
            Sector = view.PrimarySector,
            SecondarySectors = view.SecondarySectors,
            IsUndisclosed = view.Disclosure is ValueDisclosure.Undisclosed,
        };
        draft.Parties.AddRange(view.Parties.Select(PartyDraft.Of));
        draft.Values.AddRange(view.Values.Select(value => new ValueDraft { Kind = value.Kind, Amount = value.Amount, Currency = value.Currency, IsDisclosed = value.IsDisclosed }));
        return draft;
    }

    public AddProject ToNew(Guid eventId, bool asDraft) => new()
    {
        EventId = eventId,
        AsDraft = asDraft,
        Title = Title,
        Description = Description,
        Instrument = Instrument,
        PrimarySector = Sector,
        SecondarySectors = SecondarySectors,
        Parties = [.. Parties.Select(party => party.ToFields())],
        Values = [.. Values.Select(value => value.ToDetails())],
        IsUndisclosed = IsUndisclosed,
    };

    public ChangeProject ToChange(Guid eventId, Guid projectId, long version) => new()
    {
        EventId = eventId,
        ProjectId = projectId,
        ExpectedVersion = version,
        Title = Title,
        Description = Description,
        Instrument = Instrument,
        PrimarySector = Sector,
        SecondarySectors = SecondarySectors,
        Parties = [.. Parties.Select(party => party.ToFields())],
        Values = [.. Values.Select(value => value.ToDetails())],
        IsUndisclosed = IsUndisclosed,
    };

    /// <summary>What the two say differently, in the reader's words.</summary>
    public IReadOnlyList<BothVersions.Line> Compare(ProjectDraft theirs, Words words) =>
        [.. Lines(words).Zip(theirs.Lines(words)).Where(pair => pair.First.Said != pair.Second.Said).Select(pair => new BothVersions.Line(pair.First.Label, pair.Second.Said, pair.First.Said))];

    private IEnumerable<(string Label, string Said)> Lines(Words words) =>
    [
        (words["ProjectTitle"], Said(Title)),
        (words["SessionDescription"], Said(Description)),
        (words["Instrument"], words.Of(Instrument)),
        (words["Sector"], Domain.Projects.Sector.Find(Sector)?.Name.In(words.Language) ?? ""),
        (words["Parties"], string.Join("; ", Parties.Select(party => $"{party.Name.In(words.Language)} ({string.Join(", ", party.Signatories.Select(signatory => signatory.Name))})"))),
        (words["ProjectValue"], string.Join("; ", Values.Select(value => $"{words.Of(value.Kind)} {value.Currency} {words.Amount(value.Amount ?? 0)}{(value.IsDisclosed ? "" : $" ({words.Of(ValueDisclosure.Undisclosed)})")}")) + (IsUndisclosed ? $" {words.Of(ValueDisclosure.Undisclosed)}" : "")),
    ];

    private sealed record Kept(List<PartyDraft> Parties, List<ValueDraft> Values, bool IsUndisclosed);

    private static string Said(LocalizedText text) => string.Join(" / ", text.Texts.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Value));
}

public sealed class PartyDraft
{
    public required Guid OrganisationId { get; init; }
    public required LocalizedText Name { get; init; }

    /// <summary>Null for the organisation's own.</summary>
    public Guid? CountryId { get; init; }
    public List<SignatoryDraft> Signatories { get; } = [];

    public static PartyDraft Of(ProjectPartyView view)
    {
        var party = new PartyDraft { OrganisationId = view.OrganisationId, Name = view.Organisation, CountryId = view.CountryId };
        party.Signatories.AddRange(view.Signatories.Select(signatory => new SignatoryDraft { Name = signatory.Name, Office = signatory.Office, ParticipationId = signatory.ParticipationId }));
        return party;
    }

    /// <summary>Its place in the list says which party it is.</summary>
    public PartyFields ToFields() => new(OrganisationId, CountryId) { Signatories = ToSignatories() };

    /// <summary>A line that was begun and left empty is nobody.</summary>
    public IReadOnlyList<SignatoryFields> ToSignatories() =>
        [.. Signatories.Where(signatory => !string.IsNullOrWhiteSpace(signatory.Name) || !signatory.Office.IsEmpty || signatory.ParticipationId is not null).Select(signatory => new SignatoryFields(signatory.Name, signatory.Office, signatory.ParticipationId))];
}

public sealed class SignatoryDraft
{
    /// <summary>Of its row, as long as it is written.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();
    public string? Name { get; set; }
    public LocalizedText Office { get; set; } = LocalizedText.Empty;
    public Guid? ParticipationId { get; init; }

    /// <summary>In English, or in the language there is.</summary>
    [JsonIgnore]
    public string OfficeText
    {
        get => Office.In(LocalizedText.English);
        set
        {
            var texts = Office.Texts.ToDictionary(text => text.Key, text => text.Value, StringComparer.OrdinalIgnoreCase);
            var language = Office.Find(LocalizedText.English).Language;
            if (string.IsNullOrWhiteSpace(value))
            {
                texts.Remove(language);
            }
            else
            {
                texts[language] = value;
            }

            Office = new LocalizedText(texts);
        }
    }
}

public sealed class ValueDraft
{
    /// <summary>Of its row, as long as it is written.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();
    public ValueKind Kind { get; set; }
    public decimal? Amount { get; set; }
    public string Currency { get; set; } = "USD";
    public bool IsDisclosed { get; set; } = true;

    public ValueDetails ToDetails() => new(Kind, Amount ?? 0, (Currency ?? "").Trim().ToUpperInvariant(), IsDisclosed);
}
