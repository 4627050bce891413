using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Accreditation;

internal static class PlaceChanges
{
    /// <summary>
    /// Changes a participation together with the place it holds in its delegation, in one save while nobody else may change that
    /// delegation. Those without a delegation hold no place: the function gets null.
    /// </summary>
    /// <exception cref="NotFound" />
    public static async Task<T> ChangeAsync<T>(
        this IDelegationLock locks, IEventsDb db, Guid eventId, Guid participationId, Func<Participation, Delegation?, T> change, CancellationToken cancellationToken)
    {
        var found = await db.Participations.Where(participation => participation.Id == participationId && participation.EventId == eventId)
            .Select(participation => new { participation.DelegationId })
            .FirstOrDefaultAsync(cancellationToken) ?? throw new NotFound("participation");
        if (found.DelegationId is not { } delegationId)
        {
            var alone = change(await db.Participations.FindInEventAsync(eventId, participationId, cancellationToken), null);
            await db.SaveChangesAsync(cancellationToken);
            return alone;
        }

        await using var locked = await locks.TakeAsync(eventId, delegationId, cancellationToken);
        var result = change(await db.Participations.FindInEventAsync(eventId, participationId, cancellationToken), locked.Delegation);
        await locked.SaveAndCommitAsync(cancellationToken);
        return result;
    }

    /// <summary>
    /// Changes several together with the places they hold, in one save while nobody else may change any of their delegations. When a rule
    /// refuses some, nothing is saved and each of them is named.
    /// </summary>
    /// <exception cref="RowsRefused" />
    public static async Task ChangeAllAsync(
        this IDelegationLock locks, IEventsDb db, Guid eventId, IReadOnlyList<Guid> ids, Action<Participation, Delegation?> change, CancellationToken cancellationToken)
    {
        var concerned = await db.Participations.Where(participation => participation.EventId == eventId && ids.Contains(participation.Id) && participation.DelegationId != null)
            .Select(participation => participation.DelegationId!.Value).Distinct().ToListAsync(cancellationToken);
        var locked = new List<ILockedDelegation>();
        try
        {
            // In one order for everybody: two who want the same delegations wait for each other and not around.
            foreach (var delegationId in concerned.Order())
            {
                locked.Add(await locks.TakeAsync(eventId, delegationId, cancellationToken));
            }

            // Read after the locks: as they are now.
            var found = await db.Participations.Where(participation => participation.EventId == eventId && ids.Contains(participation.Id))
                .ToDictionaryAsync(participation => participation.Id, cancellationToken);
            ids.EachOrRefused(id =>
            {
                var participation = found.GetValueOrDefault(id) ?? throw new NotFound("participation");
                change(participation, locked.Find(one => one.Delegation.Id == participation.DelegationId)?.Delegation);
            });

            // The first lock opened the transaction that the others joined.
            await (locked.Count == 0 ? db.SaveChangesAsync(cancellationToken) : locked[0].SaveAndCommitAsync(cancellationToken));
        }
        finally
        {
            foreach (var one in Enumerable.Reverse(locked))
            {
                await one.DisposeAsync();
            }
        }
    }

    /// <summary>Whoever nominates may change and take back until the accreditation desk has approved (INDICO practice).</summary>
    /// <exception cref="RuleViolation">approved-already</exception>
    public static void RefuseFocalPointAfterApproval(this Participation participation, ICaller caller)
    {
        if (caller.OnlyDelegations is not null && participation.IsApproved)
        {
            throw new RuleViolation("approved-already", "This person is approved. Ask the secretariat to change, replace or withdraw them.");
        }
    }
}
