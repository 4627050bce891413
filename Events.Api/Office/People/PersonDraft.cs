using Events.Api.Office.Pieces;
using Events.Api.Shared;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.Office;
using Events.Domain.People;

namespace Events.Api.Office.People;

/// <summary>A person as they are being written.</summary>
internal sealed class PersonDraft
{
    public string Latin { get; set; } = "";
    public string Native { get; set; } = "";
    public string NativeLanguage { get; set; } = "";
    public string Honorific { get; set; } = "";
    public string Short { get; set; } = "";
    public string SortAs { get; set; } = "";

    /// <summary>One spelling in each line.</summary>
    public string Variants { get; set; } = "";
    public LocalizedText Office { get; set; } = LocalizedText.Empty;
    public string Organisation { get; set; } = "";
    public string Nationality { get; set; } = "";
    public string Email { get; set; } = "";
    public Guid CategoryId { get; set; }
    public string Reason { get; set; } = "";

    private PersonName Name => new()
    {
        Latin = Latin,
        Native = Native,
        NativeLanguage = NativeLanguage.Length > 0 ? NativeLanguage : null,
        Honorific = Honorific,
        Short = Short,
        SortAs = SortAs,
        Variants = [.. Variants.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
    };

    public static PersonDraft Of(ParticipationDetails details) => new()
    {
        Latin = details.Name.Latin,
        Native = details.Name.Native ?? "",
        NativeLanguage = details.Name.NativeLanguage ?? "",
        Honorific = details.Name.Honorific ?? "",
        Short = details.Name.Short ?? "",
        SortAs = details.Name.SortAs ?? "",
        Variants = string.Join('\n', details.Name.Variants),
        Office = details.Office,
        Organisation = details.Organisation ?? "",
        Nationality = details.Nationality ?? "",
        Email = details.Email ?? "",
        CategoryId = details.CategoryId,
    };

    public ChangeParticipation ToChange(Guid eventId, ParticipationDetails known) =>
        new(Name, CategoryId, Office, Organisation, Email, Code) { EventId = eventId, ParticipationId = known.Id, ExpectedVersion = known.Version };

    public ReplaceParticipant ToSuccessor(Guid eventId, Guid participationId) =>
        new(Name, Reason, Office, Organisation, Email, Code) { EventId = eventId, ParticipationId = participationId };

    private string? Code => Nationality.Length > 0 ? Nationality : null;

    /// <summary>What the two say differently, in the reader's words.</summary>
    public IReadOnlyList<BothVersions.Line> Compare(PersonDraft theirs, Words words, IReadOnlyList<OfficeCategory> categories)
    {
        var (mine, standing) = (Lines(words, categories), theirs.Lines(words, categories));
        return [.. mine.Zip(standing).Where(pair => pair.First.Said != pair.Second.Said).Select(pair => new BothVersions.Line(pair.First.Label, pair.Second.Said, pair.First.Said))];
    }

    private IEnumerable<(string Label, string Said)> Lines(Words words, IReadOnlyList<OfficeCategory> categories) =>
    [
        (words["Honorific"], Honorific),
        (words["LatinName"], Latin),
        (words["NativeName"], Native),
        (words["NativeLanguage"], NativeLanguage.Length > 0 ? Languages.NameOf(NativeLanguage) : ""),
        (words["ShortName"], Short),
        (words["SortedAs"], SortAs),
        (words["AlsoWritten"], Variants.ReplaceLineEndings(", ")),
        (words["OfficeHeld"], string.Join(" / ", Office.Texts.OrderBy(text => text.Key, StringComparer.Ordinal).Select(text => text.Value))),
        (words["Organisation"], Organisation),
        (words["Category"], categories.FirstOrDefault(category => category.Id == CategoryId)?.Name.In(words.Language) ?? ""),
        (words["Nationality"], Nationality),
        (words["Email"], Email),
    ];
}
