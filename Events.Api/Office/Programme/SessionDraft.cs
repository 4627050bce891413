using System.Globalization;
using Events.Api.Office.Pieces;
using Events.Api.Shared;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Programme;

namespace Events.Api.Office.Programme;

/// <summary>A session as it is being written. Times are wall clock in the event's zone.</summary>
internal sealed class SessionDraft
{
    public SessionKind Kind { get; set; } = SessionKind.SubForum;
    public LocalizedText Title { get; set; } = LocalizedText.Empty;
    public LocalizedText Description { get; set; } = LocalizedText.Empty;
    public LocalizedText Track { get; set; } = LocalizedText.Empty;
    public SessionAudience Audience { get; set; }
    public List<string> FloorLanguages { get; set; } = [];
    public List<string> InterpretationLanguages { get; set; } = [];
    public int? Capacity { get; set; }
    public Guid? RoomId { get; set; }
    public DateOnly StartDate { get; set; }
    public TimeOnly StartTime { get; set; } = new(9, 0);
    public DateOnly EndDate { get; set; }
    public TimeOnly EndTime { get; set; } = new(10, 0);
    public bool IsDraft { get; set; }
    public int Order { get; set; }
    public List<SessionPersonRow> People { get; set; } = [];

    public static SessionDraft Of(SessionDetails details) => new()
    {
        Kind = details.Kind,
        Title = details.Title,
        Description = details.Description,
        Track = details.Track,
        Audience = details.Audience,
        FloorLanguages = [.. details.FloorLanguages],
        InterpretationLanguages = [.. details.InterpretationLanguages],
        Capacity = details.Capacity,
        RoomId = details.RoomId,
        StartDate = details.StartDate,
        StartTime = details.StartTime,
        EndDate = details.EndDate,
        EndTime = details.EndTime,
        IsDraft = details.State is SessionState.Draft,
        Order = details.Order,
        People = [.. details.People],
    };

    public ScheduleSession ToNew(Guid eventId) => new()
    {
        EventId = eventId,
        Kind = Kind,
        Title = Title,
        Description = Description,
        Track = Track,
        Audience = Audience,
        FloorLanguages = FloorLanguages,
        InterpretationLanguages = InterpretationLanguages,
        Capacity = Capacity,
        RoomId = RoomId,
        StartDate = StartDate,
        StartTime = StartTime,
        EndDate = EndDate,
        EndTime = EndTime,
        Draft = IsDraft,
        Order = Order,
        People = Planned(),
    };

    public ChangeSession ToChange(Guid eventId, Guid sessionId, long version) => new()
    {
        EventId = eventId,
        SessionId = sessionId,
        ExpectedVersion = version,
        Kind = Kind,
        Title = Title,
        Description = Description,
        Track = Track,
        Audience = Audience,
        FloorLanguages = FloorLanguages,
        InterpretationLanguages = InterpretationLanguages,
        Capacity = Capacity,
        RoomId = RoomId,
        StartDate = StartDate,
        StartTime = StartTime,
        EndDate = EndDate,
        EndTime = EndTime,
        Draft = IsDraft,
        Order = Order,
        People = Planned(),
    };

    /// <summary>What the two say differently, in the reader's words.</summary>
    public IReadOnlyList<BothVersions.Line> Compare(SessionDraft theirs, Words words, IReadOnlyList<RoomRow> rooms)
    {
        var (mine, standing) = (Lines(words, rooms), theirs.Lines(words, rooms));
        return [.. mine.Zip(standing).Where(pair => pair.First.Said != pair.Second.Said).Select(pair => new BothVersions.Line(pair.First.Label, pair.Second.Said, pair.First.Said))];
    }

    private IEnumerable<(string Label, string Said)> Lines(Words words, IReadOnlyList<RoomRow> rooms) =>
    [
        (words["SessionTitle"], Said(Title)),
        (words["When"], string.Create(CultureInfo.InvariantCulture, $"{words.Date(StartDate)} {StartTime:HH':'mm} – {(EndDate == StartDate ? "" : words.Date(EndDate) + " ")}{EndTime:HH':'mm}")),
        (words["Room"], rooms.FirstOrDefault(room => room.Id == RoomId)?.Name.In(words.Language) ?? words["NoRoom"]),
        (words["SessionKindOf"], words.Of(Kind)),
        (words["SessionAudienceOf"], words.Of(Audience)),
        (words["State"], words.Of(IsDraft ? SessionState.Draft : SessionState.Scheduled)),
        (words["Track"], Said(Track)),
        (words["SessionDescription"], Said(Description)),
        (words["FloorLanguages"], Said(FloorLanguages)),
        (words["InterpretedInto"], Said(InterpretationLanguages)),
        (words["Seats"], Capacity?.ToString(CultureInfo.InvariantCulture) ?? ""),
        (words["PrintOrder"], Order.ToString(CultureInfo.InvariantCulture)),
        (words["People"], string.Join(", ", People.Select(person => $"{person.Name} ({words.Of(person.Role)})"))),
    ];

    private static string Said(LocalizedText text) => string.Join(" / ", text.Texts.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Value));

    private static string Said(IEnumerable<string> languages) => string.Join(", ", languages.Select(Languages.NameOf));

    private List<PlannedPerson> Planned() => [.. People.Select(person => new PlannedPerson(person.ParticipationId, person.Role))];
}
