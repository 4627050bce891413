using Events.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Projects;

internal static class SigningQueries
{
    /// <summary>The days between which the event's projects are signed.</summary>
    /// <exception cref="NotFound" />
    public static async Task<EventDays> DaysForSigningAsync(this IEventsDb db, Guid eventId, Signing signing, CancellationToken cancellationToken)
    {
        return await db.Events.Where(edition => edition.Id == eventId).Select(edition => new EventDays(edition.StartsOn, edition.EndsOn))
            .FirstOrDefaultAsync(cancellationToken) ?? throw new NotFound("event");
    }
}
