using System.Globalization;
using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Programme;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Papers;

/// <summary>
/// Signs for the doors of rooms: a page for each room and day with what takes place there. A closed session shows no more than that something
/// does; a cancelled one is struck through; drafts are not there.
/// </summary>
/// <param name="RoomId">Null for all rooms.</param>
/// <param name="Day">In the event's zone; null for all days.</param>
/// <param name="Language">BCP 47.</param>
[ForStaff]
public sealed record GetDoorSigns(Guid EventId, Guid? RoomId = null, DateOnly? Day = null, string Language = LocalizedText.English) : IQuery<PaperDocument>, IForEvent
{
    internal sealed class Validator : AbstractValidator<GetDoorSigns>
    {
        public Validator() => RuleFor(paper => paper.Language).IsLanguage();
    }

    internal sealed class Handler(IEventsDb db, TimeProvider clock) : IRequestHandler<GetDoorSigns, PaperDocument>
    {
        public async Task<PaperDocument> Handle(GetDoorSigns query, CancellationToken cancellationToken)
        {
            var sessions = await (
                from session in db.Sessions.Where(session => session.EventId == query.EventId && session.State != SessionState.Draft
                    && (query.RoomId == null || session.RoomId == query.RoomId) && (query.Day == null || session.StartDate == query.Day))
                join room in db.Rooms on session.RoomId equals room.Id
                orderby session.StartDate, room.Order, room.Id, session.StartsUtc, session.Order
                select new { session.Title, session.Audience, session.State, session.StartDate, session.StartTime, session.EndTime, RoomId = room.Id, Room = room.Name, room.Order }).ToListAsync(cancellationToken);
            var (words, agenda) = (PaperWords.In(query.Language), AgendaWords.In(query.Language));
            var sections = sessions.GroupBy(session => (session.StartDate, session.RoomId)).Select(door => new PaperSection(
                door.First().Room.In(query.Language), null, agenda.Day(door.Key.StartDate), [new(null, 3), new(null, 8)], [.. door.Select(session => new PaperRow(
                [
                    new(string.Create(CultureInfo.InvariantCulture, $"{session.StartTime:HH':'mm}–{session.EndTime:HH':'mm}")),
                    new(session.Audience is SessionAudience.Closed ? agenda.Closed : session.Title.In(query.Language),
                        Quiet: session.State is SessionState.Cancelled ? agenda.Cancelled : session.Audience is SessionAudience.Restricted ? agenda.Restricted : null),
                ], session.State is SessionState.Cancelled))]));
            return (await db.PaperAsync(query.EventId, "doors", words["DoorSigns"], query.Language, clock.GetUtcNow().UtcDateTime, [.. sections], cancellationToken)) with { IsSign = true };
        }
    }
}
