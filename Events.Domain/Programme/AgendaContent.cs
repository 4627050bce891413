using System.Text.Json;
using System.Text.Json.Serialization;
using Events.Domain.Common;

namespace Events.Domain.Programme;

/// <summary>
/// A release's agenda, frozen in all languages: the world reads this and never the draft, so a change is public when it is released.
/// What is closed was left out when it was frozen and cannot leak from here (domain rule 18).
/// </summary>
public sealed record AgendaContent(
    LocalizedText EventName, LocalizedText Theme, LocalizedText Venue, LocalizedText City, LocalizedText Country,
    DateOnly StartsOn, DateOnly EndsOn, string Zone, IReadOnlyList<string> Languages, IReadOnlyList<AgendaSession> Sessions)
{
    private static readonly JsonSerializerOptions json = new() { Converters = { new JsonStringEnumConverter(), new TextConverter() } };

    public string ToJson() => JsonSerializer.Serialize(this, json);

    public static AgendaContent FromJson(string text) => JsonSerializer.Deserialize<AgendaContent>(text, json)!;

    private sealed class TextConverter : JsonConverter<LocalizedText>
    {
        public override LocalizedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var text = JsonDocument.ParseValue(ref reader);
            return LocalizedText.FromJson(text.RootElement.GetRawText());
        }

        public override void Write(Utf8JsonWriter writer, LocalizedText value, JsonSerializerOptions options) => writer.WriteRawValue(value.ToJson());
    }
}

/// <param name="Room">Null for a closed session too: where ministers meet in private is nobody's business.</param>
/// <param name="StartDate">Wall clock in the event's zone, as the other three.</param>
/// <param name="StartsUtc">As derived when it was released.</param>
public sealed record AgendaSession(
    Guid Id, SessionKind? Kind, SessionAudience Audience, bool IsCancelled, LocalizedText Title, LocalizedText Description, LocalizedText Track, LocalizedText? Room,
    DateOnly StartDate, TimeOnly StartTime, DateOnly EndDate, TimeOnly EndTime, DateTime StartsUtc, DateTime EndsUtc,
    IReadOnlyList<string> FloorLanguages, IReadOnlyList<string> InterpretationLanguages, IReadOnlyList<AgendaSpeaker> People)
{
    /// <summary>What the world may know of a session. Of a closed one: that there is one, and when.</summary>
    public static AgendaSession Of(Session session, LocalizedText? room, IReadOnlyList<AgendaSpeaker> people)
    {
        var isClosed = session.Audience is SessionAudience.Closed;
        return new AgendaSession(
            session.Id, isClosed ? null : session.Kind, session.Audience, session.State is SessionState.Cancelled,
            isClosed ? LocalizedText.Empty : session.Title, isClosed ? LocalizedText.Empty : session.Description, isClosed ? LocalizedText.Empty : session.Track,
            isClosed ? null : room,
            session.StartDate, session.StartTime, session.EndDate, session.EndTime, session.StartsUtc, session.EndsUtc,
            isClosed ? [] : session.FloorLanguages, isClosed ? [] : session.InterpretationLanguages, isClosed ? [] : people);
    }
}

/// <param name="Name">The approved Latin form.</param>
/// <param name="NativeName">Null when there is none.</param>
/// <param name="NativeLanguage">BCP 47 of the native form.</param>
/// <param name="Honorific">Courtesy title, printed before the name.</param>
public sealed record AgendaSpeaker(SessionRole Role, string? Honorific, string Name, string? NativeName, string? NativeLanguage, LocalizedText Office, string? Organisation);
