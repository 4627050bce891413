using Events.Domain.Common;
using Events.Domain.Delegations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Events.Infrastructure.Persistence;

/// <summary>SQLite: BEGIN IMMEDIATE, one writer at a time. PostgreSQL: the delegation's row is locked, other delegations go on.</summary>
internal sealed class DelegationLock(EventsDb db) : IDelegationLock
{
    public async Task<ILockedDelegation> TakeAsync(Guid eventId, Guid delegationId, CancellationToken cancellationToken)
    {
        // A request with an Idempotency-Key is inside a transaction already; the lock then lasts until that one ends.
        var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        try
        {
            if (db.Database.IsNpgsql())
            {
                await db.Database.ExecuteSqlAsync($"SELECT 1 FROM \"Delegations\" WHERE \"Id\" = {delegationId} FOR UPDATE", cancellationToken);
            }

            return new Locked(db, own, await db.Delegations.AsSplitQuery().FindInEventAsync(eventId, delegationId, cancellationToken));
        }
        catch
        {
            await (own?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw;
        }
    }

    private sealed class Locked(EventsDb db, IDbContextTransaction? own, Delegation delegation) : ILockedDelegation
    {
        public Delegation Delegation => delegation;

        public async Task SaveAndCommitAsync(CancellationToken cancellationToken)
        {
            await db.SaveChangesAsync(cancellationToken);
            await (own?.CommitAsync(cancellationToken) ?? Task.CompletedTask);
        }

        public ValueTask DisposeAsync() => own?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
