using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Access;

/// <summary>Who is signed in, and what they are where.</summary>
[ForSignedIn, BeforeSecondFactor]
public sealed record GetMe : IQuery<Me>
{
    internal sealed class Handler(IEventsDb db, ICaller caller, IAccounts accounts) : IRequestHandler<GetMe, Me>
    {
        public async Task<Me> Handle(GetMe query, CancellationToken cancellationToken)
        {
            var userId = caller.UserId;
            var roles = await db.RoleAssignments.Where(role => role.UserId == userId)
                .Select(role => new MyRole(role.EventId, role.Role, role.DelegationId))
                .ToListAsync(cancellationToken);
            var account = (await accounts.FindAsync([userId], cancellationToken))[userId];
            return new Me(userId, account.DisplayName, account.Email, roles);
        }
    }
}

public sealed record Me(Guid UserId, string DisplayName, string Email, IReadOnlyList<MyRole> Roles);

/// <param name="EventId">Null for the system administrator.</param>
public sealed record MyRole(Guid? EventId, EventRole Role, Guid? DelegationId);
