using Events.Domain.Common;

namespace Events.Domain.Programme;

/// <summary>Which part of an agenda somebody asks for; null is everything.</summary>
/// <param name="Room">Its <see cref="KeyOf" />.</param>
/// <param name="Track">Its <see cref="KeyOf" />.</param>
/// <param name="Spoken">BCP 47: spoken from the floor or interpreted into.</param>
/// <param name="Q">Words that all stand in title, description, track, room or people, in any language, whatever their case or marks.</param>
internal sealed record AgendaFilter(DateOnly? Day = null, string? Room = null, string? Track = null, string? Spoken = null, string? Q = null)
{
    private readonly IReadOnlyList<string> words = Searching.Words(Q);

    /// <summary>What a room or track is called in an address: its English name, folded, or the one there is. The same in every language of the page.</summary>
    public static string KeyOf(LocalizedText name) => Folding.Fold(name.In(LocalizedText.English)).Replace(' ', '-');

    public bool Includes(AgendaSession session) =>
        (Day is null || session.StartDate == Day)
        && (Room is null || (session.Room is { } room && KeyOf(room) == Room))
        && (Track is null || (!session.Track.IsEmpty && KeyOf(session.Track) == Track))
        && (Spoken is null || session.FloorLanguages.Concat(session.InterpretationLanguages).Any(language => language.Equals(Spoken, StringComparison.OrdinalIgnoreCase)))
        && (words.Count == 0 || SaysAll(session));

    private bool SaysAll(AgendaSession session)
    {
        var text = Folding.Fold(string.Join(' ',
        [
            .. session.Title.Texts.Values, .. session.Description.Texts.Values, .. session.Track.Texts.Values, .. session.Room?.Texts.Values ?? [],
            .. session.People.SelectMany(person => (string?[])[person.Name, person.NativeName, person.Organisation, .. person.Office.Texts.Values]),
        ]));
        return words.All(word => text.Contains(word, StringComparison.Ordinal));
    }
}
