using Events.Domain.Common;

namespace Events.Domain.Programme;

/// <summary>A released agenda in one language, ready for a page: times are wall clock in the event's zone.</summary>
/// <param name="Version">Of the release, from 1.</param>
/// <param name="Language">BCP 47, as asked for; a text that does not exist in it says its own language.</param>
/// <param name="Languages">Those in which there is a paper.</param>
/// <param name="Dates">"12–14 August 2024".</param>
/// <param name="Zone">IANA.</param>
/// <param name="ZoneLabel">"All times: Asia/Shanghai (UTC+08:00)".</param>
/// <param name="Issued">"Version 2, issued 10 Aug 2024 16:30 (UTC+08:00)".</param>
/// <param name="AllDays">Every day with a session, whichever of them were asked for.</param>
/// <param name="Days">Those with a session that was asked for.</param>
public sealed record PublishedAgenda(
    Guid EventId, string Slug, long Version, string Language, IReadOnlyList<string> Languages, string Name, string? Theme, string Dates, string Place,
    string Zone, string ZoneLabel, string Issued, DateTime IssuedUtc, IReadOnlyList<DateOnly> AllDays, AgendaChoices Choices,
    IReadOnlyList<PublishedDay> Days) : IVersioned;

/// <summary>What the agenda can be narrowed to: all there is in the release, whatever was asked for.</summary>
/// <param name="Spoken">Languages spoken from the floor or interpreted into, BCP 47.</param>
public sealed record AgendaChoices(IReadOnlyList<AgendaChoice> Rooms, IReadOnlyList<AgendaChoice> Tracks, IReadOnlyList<string> Spoken);

/// <param name="Key">As in an address; the same in every language.</param>
/// <param name="Language">The language the name is really in.</param>
public sealed record AgendaChoice(string Key, string Name, string Language);

/// <param name="Heading">"Monday, 12 August 2024".</param>
public sealed record PublishedDay(DateOnly Date, string Heading, IReadOnlyList<PublishedItem> Items);

/// <param name="Time">"09:00–10:30", with "(+1)" when it ends on the next day.</param>
/// <param name="Title">The word for "Closed" when <paramref name="IsClosed" />.</param>
/// <param name="TitleLanguage">The language the title is really in.</param>
/// <param name="Floor">Language marks, BCP 47.</param>
/// <param name="Interpretation">Language marks, BCP 47.</param>
/// <param name="RoomLanguage">The language the room's name is really in; so for the two after it.</param>
/// <param name="Notes">"Cancelled", "By invitation", languages: in the reader's words; empty when there is nothing to add.</param>
public sealed record PublishedItem(
    Guid SessionId, string Time, DateTime StartsUtc, DateTime EndsUtc, SessionKind? Kind, string? Room, string Title, string TitleLanguage, string? Description, string? Track,
    bool IsClosed, bool IsCancelled, IReadOnlyList<string> Floor, IReadOnlyList<string> Interpretation, IReadOnlyList<string> Notes, IReadOnlyList<PublishedPerson> People,
    string RoomLanguage, string DescriptionLanguage, string TrackLanguage);

/// <param name="Role">"Chair", in the reader's language.</param>
/// <param name="Name">As printed: courtesy title and approved name, the native form first for its own readers.</param>
/// <param name="Office">Office and organisation; null when neither is known.</param>
/// <param name="OfficeLanguage">The language the office is really in.</param>
public sealed record PublishedPerson(string Role, string Name, string? Office, string OfficeLanguage);
