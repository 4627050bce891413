using Events.Domain.Calendar;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Programme;

/// <summary>
/// Derives the instants of all sessions anew, so that "09:00" stays "09:00" (domain rule 48). A session that would lie outside the new
/// days refuses the change: it is moved or cancelled first.
/// </summary>
internal sealed class WhenEventRescheduled(IEventsDb db) : INotificationHandler<EventRescheduled>
{
    public async Task Handle(EventRescheduled happened, CancellationToken cancellationToken)
    {
        var edition = await db.Events.FindOrThrowAsync(happened.EventId, cancellationToken);
        var sessions = await db.Sessions.Where(session => session.EventId == happened.EventId).ToListAsync(cancellationToken);
        foreach (var session in sessions)
        {
            session.FollowEvent(edition);
        }
    }
}
