using Events.Domain.Audit;
using Events.Domain.Common;
using Events.Domain.Jobs;
using Events.Infrastructure.Access;
using Microsoft.EntityFrameworkCore;

namespace Events.Infrastructure.Persistence;

/// <summary>Writes who changed which fields of what, and why, into the save that changes them. Never a value.</summary>
public sealed class AuditTrail(CurrentUser user, TimeProvider clock)
{
    internal void Record(EventsDb db, IReadOnlyList<AggregateChange> changes)
    {
        foreach (var change in changes.Where(IsSomebodysDoing))
        {
            db.AuditEntries.Add(new AuditEntry
            {
                AtUtc = clock.GetUtcNow().UtcDateTime,
                UserId = user.UserIdOrNone,
                EventId = change.Aggregate switch
                {
                    Domain.Calendar.Event itself => itself.Id,
                    IOfEvent inEvent => inEvent.EventId,
                    JobRequest job => job.EventId,
                    Domain.Access.RoleAssignment role => role.EventId,
                    Domain.Outbox.Mail mail => mail.EventId,
                    _ => null,
                },
                Action = user.Action ?? "System",
                ObjectType = change.Aggregate.GetType().Name,
                ObjectId = change.Aggregate.Id,
                Change = change.State switch
                {
                    EntityState.Added => AuditChange.Added,
                    EntityState.Deleted => AuditChange.Removed,
                    _ => AuditChange.Changed,
                },
                Fields = string.Join(", ", change.Fields),
                Reason = user.Reason,
            });
        }
    }

    // How far a job is, is nobody's decision; asking for it, cancelling and retrying are.
    private bool IsSomebodysDoing(AggregateChange change) => change.Aggregate.Id != user.JobId;
}
