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
