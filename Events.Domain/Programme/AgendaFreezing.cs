using Events.Domain.Calendar;
using Events.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Programme;

/// <summary>The programme as the next release would say it.</summary>
internal static class AgendaFreezing
{
    /// <param name="previous">The release before; null for the first.</param>
    public static async Task<AgendaContent> FreezeAgendaAsync(this IEventsDb db, Event edition, AgendaRelease? previous, CancellationToken cancellationToken)
    {
        var announced = previous is null ? [] : AgendaContent.FromJson(previous.Content).Sessions.Select(session => session.Id).ToHashSet();
        var sessions = await db.Sessions.AsNoTracking().Where(session => session.EventId == edition.Id && session.State != SessionState.Draft)
            .OrderBy(session => session.StartsUtc).ThenBy(session => session.Order).ThenBy(session => session.Id)
            .ToListAsync(cancellationToken);
        // What was never announced is not announced as cancelled.
        sessions.RemoveAll(session => session.State is SessionState.Cancelled && !announced.Contains(session.Id));
        var rooms = await db.Rooms.Where(room => room.EventId == edition.Id).Select(room => new { room.Id, room.Name }).ToDictionaryAsync(room => room.Id, room => room.Name, cancellationToken);
        var speakers = await db.SpeakersAsync(edition.Id, cancellationToken);
        var country = await db.Countries.Where(country => country.Id == edition.HostCountryId).Select(country => country.Name).SingleAsync(cancellationToken);
        return new AgendaContent(
            edition.Name, edition.Theme, edition.Venue, edition.City, country, edition.StartsOn, edition.EndsOn, edition.Zone,
            edition.Languages.Count > 0 ? [.. edition.Languages.Distinct()] : [LocalizedText.English],
            [.. sessions.Select(session => AgendaSession.Of(
                session, session.RoomId is { } roomId ? rooms[roomId] : null,
                [.. session.People.OrderBy(person => person.Order).Where(person => speakers.ContainsKey(person.ParticipationId))
                    .Select(person => speakers[person.ParticipationId] with { Role = person.Role })]))]);
    }

    /// <summary>Those with a part in a session who still come: the withdrawn are not announced.</summary>
    private static async Task<Dictionary<Guid, AgendaSpeaker>> SpeakersAsync(this IEventsDb db, Guid eventId, CancellationToken cancellationToken)
    {
        var named = db.Sessions.Where(session => session.EventId == eventId).SelectMany(session => session.People).Select(person => person.ParticipationId);
        var people = await db.Participations.Where(participation => named.Contains(participation.Id) && Bookings.TakingPart.Contains(participation.State))
            .Join(db.People, participation => participation.PersonId, person => person.Id, (participation, person) => new
            {
                participation.Id,
                participation.Office,
                participation.Organisation,
                person.Name.Honorific,
                person.Name.Latin,
                person.Name.Native,
                person.Name.NativeLanguage,
            })
            .ToListAsync(cancellationToken);
        return people.ToDictionary(
            person => person.Id,
            person => new AgendaSpeaker(default, person.Honorific, person.Latin, person.Native, person.NativeLanguage, person.Office, person.Organisation));
    }
}
