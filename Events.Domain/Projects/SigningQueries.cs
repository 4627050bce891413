using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Programme;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Projects;

internal static class SigningQueries
{
    /// <summary>The days between which the event's projects are signed; looks at the ceremony's session on the way.</summary>
    /// <exception cref="NotFound">There is no such event, or the session is not one of its own.</exception>
    /// <exception cref="RuleViolation">ceremony-session-not-held, signing-outside-session</exception>
    public static async Task<EventDays> DaysForSigningAsync(this IEventsDb db, Guid eventId, Signing signing, DateTime nowUtc, CancellationToken cancellationToken)
    {
        if (signing.CeremonySessionId is { } sessionId)
        {
            RequireHeld(await db.Sessions.AsNoTracking().FindInEventAsync(eventId, sessionId, cancellationToken), signing);
        }

        var edition = await db.Events.Where(edition => edition.Id == eventId).Select(edition => new { edition.StartsOn, edition.EndsOn, edition.Zone })
            .FirstOrDefaultAsync(cancellationToken) ?? throw new NotFound("event");
        return new EventDays(edition.StartsOn, edition.EndsOn, EventClock.DateOf(nowUtc, edition.Zone));
    }

    private static void RequireHeld(Session session, Signing signing)
    {
        if (session.State is not SessionState.Scheduled)
        {
            throw new RuleViolation("ceremony-session-not-held", $"A session that is {session.State} holds no signing.", "ceremonySessionId");
        }

        if (signing.On < session.StartDate || signing.On > session.EndDate)
        {
            throw new RuleViolation("signing-outside-session", $"The session is held on {session.StartDate:yyyy-MM-dd}.", "on");
        }
    }
}
