using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Audit;

/// <summary>What the event's audit can be narrowed to: who did something, to which kinds of objects, by which commands.</summary>
[ForRoles(EventRole.Organiser)]
public sealed record ListAuditChoices(Guid EventId) : IQuery<AuditChoices>, IForEvent
{
    internal sealed class Handler(IEventsDb db, IAccounts accounts) : IRequestHandler<ListAuditChoices, AuditChoices>
    {
        public async Task<AuditChoices> Handle(ListAuditChoices query, CancellationToken cancellationToken)
        {
            var found = await db.AuditEntries.Where(entry => entry.EventId == query.EventId)
                .GroupBy(entry => new { entry.UserId, entry.ObjectType, entry.Action }).Select(group => group.Key).ToListAsync(cancellationToken);
            var users = await accounts.FindAsync([.. found.Select(one => one.UserId).OfType<Guid>().Distinct()], cancellationToken);
            return new AuditChoices(
                [.. users.Select(user => new AuditPerson(user.Key, user.Value.DisplayName)).OrderBy(person => person.Name, StringComparer.Ordinal)],
                [.. found.Select(one => one.ObjectType).Distinct().Order(StringComparer.Ordinal)],
                [.. found.Select(one => one.Action).Distinct().Order(StringComparer.Ordinal)]);
        }
    }
}

/// <param name="ObjectTypes">Kinds of objects, such as <c>Delegation</c>.</param>
/// <param name="Actions">Commands, such as <c>AddMember</c>.</param>
public sealed record AuditChoices(IReadOnlyList<AuditPerson> People, IReadOnlyList<string> ObjectTypes, IReadOnlyList<string> Actions);

public sealed record AuditPerson(Guid Id, string Name);
