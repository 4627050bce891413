using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Access;

/// <summary>Who has which role in the event.</summary>
[ForRoles(EventRole.Organiser)]
public sealed record ListRoles(Guid EventId) : IQuery<IReadOnlyList<RoleRow>>, IForEvent
{
    internal sealed class Handler(IEventsDb db, IAccounts accounts) : IRequestHandler<ListRoles, IReadOnlyList<RoleRow>>
    {
        public async Task<IReadOnlyList<RoleRow>> Handle(ListRoles query, CancellationToken cancellationToken)
        {
            var roles = await db.RoleAssignments.Where(role => role.EventId == query.EventId)
                .Select(role => new { role.Id, role.UserId, role.Role, role.DelegationId })
                .ToListAsync(cancellationToken);
            var users = await accounts.FindAsync([.. roles.Select(role => role.UserId).Distinct()], cancellationToken);
            return [.. roles.Select(role => new RoleRow(role.Id, role.Role, role.DelegationId, users[role.UserId]))
                .OrderBy(row => row.Role).ThenBy(row => row.Account.DisplayName, StringComparer.Ordinal)];
        }
    }
}

public sealed record RoleRow(Guid Id, EventRole Role, Guid? DelegationId, Account Account);
