using Events.Domain.Access;
using Events.Domain.Audit;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Lists;

/// <summary>What the exports have in common.</summary>
internal static class Exports
{
    /// <summary>As many rows are read at once: nothing is held open in the database while a slow reader takes them.</summary>
    public const int RowsAtOnce = 500;

    /// <summary>The file's name: the event, what it lists, and the date on the event's clocks.</summary>
    public static async Task<string> NameAsync(IEventsDb db, Guid eventId, string what, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var found = await db.Events.Where(existing => existing.Id == eventId).Select(existing => new { existing.Slug, existing.Zone }).FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotFound("event");
        return $"{found.Slug}-{what}-{EventClock.DateOf(nowUtc, found.Zone):yyyy-MM-dd}";
    }

    /// <summary>Writes down who took what out of the event: columns, how many rows, by which filters; never a value (domain rule 45).</summary>
    public static async Task WriteDownAsync(
        IEventsDb db, ICaller caller, Guid eventId, string action, ListFormat format, IEnumerable<string> columns, int rows, IEnumerable<string> filters, DateTime nowUtc,
        CancellationToken cancellationToken)
    {
        var narrowed = string.Join(", ", filters);
        db.AuditEntries.Add(new AuditEntry
        {
            AtUtc = nowUtc,
            UserId = caller.UserIdOrNone,
            EventId = eventId,
            Action = action,
            ObjectType = nameof(Event),
            ObjectId = eventId,
            Change = AuditChange.Exported,
            Fields = string.Join(", ", columns),
            Reason = $"{rows} rows as {format.ToString().ToUpperInvariant()}{(narrowed.Length > 0 ? $", filtered by {narrowed}" : "")}",
        });
        await db.SaveChangesAsync(cancellationToken);
    }
}
