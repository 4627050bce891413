using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Programme;

/// <summary>The programme as it is planned, drafts and cancelled sessions included, by start and then order.</summary>
/// <param name="Day">Sessions that start on this day, in the event's zone; null for all.</param>
[ForStaff]
public sealed record ListSessions(Guid EventId, DateOnly? Day = null, int Page = 1, int PageSize = Paging.DefaultSize) : IQuery<Page<SessionRow>>, IForEvent, IPaged
{
    internal sealed class Validator : AbstractValidator<ListSessions>
    {
        public Validator() => this.PageIsSound();
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListSessions, Page<SessionRow>>
    {
        public async Task<Page<SessionRow>> Handle(ListSessions query, CancellationToken cancellationToken) =>
            await db.Sessions.Where(session => session.EventId == query.EventId && (query.Day == null || session.StartDate == query.Day))
                .OrderBy(session => session.StartsUtc).ThenBy(session => session.Order).ThenBy(session => session.Id)
                .Select(session => new SessionRow(
                    session.Id, session.Version, session.Kind, session.Title, session.Audience, session.State,
                    session.RoomId, db.Rooms.Where(room => room.Id == session.RoomId).Select(room => room.Name).FirstOrDefault(),
                    session.StartDate, session.StartTime, session.EndDate, session.EndTime, session.StartsUtc, session.EndsUtc, session.Order, session.People.Count))
                .ToPageAsync(query, cancellationToken);
    }
}

/// <param name="People">How many have a part in it.</param>
public sealed record SessionRow(
    Guid Id, long Version, SessionKind Kind, LocalizedText Title, SessionAudience Audience, SessionState State, Guid? RoomId, LocalizedText? Room,
    DateOnly StartDate, TimeOnly StartTime, DateOnly EndDate, TimeOnly EndTime, DateTime StartsUtc, DateTime EndsUtc, int Order, int People) : IVersioned;
