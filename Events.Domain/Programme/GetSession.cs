using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Programme;

/// <summary>One session with everything that a change of it has to say again.</summary>
[ForStaff]
public sealed record GetSession(Guid EventId, Guid SessionId) : IQuery<SessionDetails>, IForEvent
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<GetSession, SessionDetails>
    {
        public async Task<SessionDetails> Handle(GetSession query, CancellationToken cancellationToken) =>
            await db.Sessions.Where(session => session.Id == query.SessionId && session.EventId == query.EventId)
                .Select(session => new SessionDetails(
                    session.Id, session.Version, session.Kind, session.Title, session.Description, session.Track, session.Audience,
                    session.State, session.CancelReason, session.FloorLanguages, session.InterpretationLanguages, session.Capacity, session.RoomId,
                    session.StartDate, session.StartTime, session.EndDate, session.EndTime, session.StartsUtc, session.EndsUtc, session.Order,
                    session.People.OrderBy(person => person.Order).Select(person => new SessionPersonRow(
                        person.ParticipationId, person.Role,
                        db.People.Where(known => known.Id == person.PersonId).Select(known => known.Name.Latin).First(),
                        db.Participations.Where(participation => participation.Id == person.ParticipationId).Select(participation => participation.Office).First())).ToList()))
                .AsNoTracking().FirstOrDefaultAsync(cancellationToken) ?? throw new NotFound("session");
    }
}

/// <param name="CancelReason">Null unless it was cancelled.</param>
public sealed record SessionDetails(
    Guid Id, long Version, SessionKind Kind, LocalizedText Title, LocalizedText Description, LocalizedText Track, SessionAudience Audience,
    SessionState State, string? CancelReason, IReadOnlyList<string> FloorLanguages, IReadOnlyList<string> InterpretationLanguages, int? Capacity, Guid? RoomId,
    DateOnly StartDate, TimeOnly StartTime, DateOnly EndDate, TimeOnly EndTime, DateTime StartsUtc, DateTime EndsUtc, int Order,
    IReadOnlyList<SessionPersonRow> People) : IVersioned;

/// <param name="Name">The approved Latin form.</param>
public sealed record SessionPersonRow(Guid ParticipationId, SessionRole Role, string Name, LocalizedText Office);
