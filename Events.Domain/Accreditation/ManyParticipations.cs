using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Accreditation;

internal static class ManyParticipations
{
    /// <summary>One to <see cref="Paging.MaxSize" /> different ids.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<Guid>> AreRows<T>(this IRuleBuilder<T, IReadOnlyList<Guid>> rule) => rule.NotEmpty()
        .Must(ids => ids.Count <= Paging.MaxSize).WithMessage($"At most {Paging.MaxSize} at once.")
        .Must(ids => ids.Distinct().Count() == ids.Count).WithMessage("Name each participation once.");

    /// <summary>Changes all in one save. When a rule refuses some, nothing is saved and each of them is named.</summary>
    /// <exception cref="RowsRefused" />
    public static async Task ChangeAllAsync(
        this IEventsDb db, Guid eventId, IReadOnlyList<Guid> ids, ICaller caller, Action<Participation> change, CancellationToken cancellationToken)
    {
        var own = caller.OnlyDelegations;
        var found = (await db.Participations.Where(participation => participation.EventId == eventId && ids.Contains(participation.Id)).ToListAsync(cancellationToken))
            .Where(participation => own is null || (participation.DelegationId is { } delegationId && own.Contains(delegationId)))
            .ToDictionary(participation => participation.Id);
        ids.EachOrRefused(id => change(found.GetValueOrDefault(id) ?? throw new NotFound("participation")));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Does it for each, and names those that a rule refuses.</summary>
    /// <exception cref="RowsRefused" />
    public static void EachOrRefused(this IReadOnlyList<Guid> ids, Action<Guid> act)
    {
        var refused = new List<RefusedRow>();
        foreach (var id in ids)
        {
            try
            {
                act(id);
            }
            catch (RuleViolation rule)
            {
                refused.Add(new RefusedRow(id, rule.Code, rule.Message));
            }
            catch (NotFound missing)
            {
                refused.Add(new RefusedRow(id, "not-found", missing.Message));
            }
        }

        if (refused.Count > 0)
        {
            throw new RowsRefused(refused);
        }
    }
}
