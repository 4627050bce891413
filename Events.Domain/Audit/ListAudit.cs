using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Audit;

/// <summary>What was done in the event, the latest first; of one object when <paramref name="ObjectId" /> is set.</summary>
[ForRoles(EventRole.Organiser)]
public sealed record ListAudit(Guid EventId, Guid? ObjectId, int Page, int PageSize) : IQuery<Page<AuditRow>>, IForEvent, IPaged
{
    internal sealed class Validator : AbstractValidator<ListAudit>
    {
        public Validator() => this.PageIsSound();
    }

    internal sealed class Handler(IEventsDb db, IAccounts accounts) : IRequestHandler<ListAudit, Page<AuditRow>>
    {
        public async Task<Page<AuditRow>> Handle(ListAudit query, CancellationToken cancellationToken)
        {
            var page = await db.AuditEntries.AsNoTracking()
                .Where(entry => entry.EventId == query.EventId && (query.ObjectId == null || entry.ObjectId == query.ObjectId))
                .OrderByDescending(entry => entry.Sequence)
                .ToPageAsync(query, cancellationToken);
            var users = await accounts.FindAsync([.. page.Items.Select(entry => entry.UserId).OfType<Guid>().Distinct()], cancellationToken);
            return new Page<AuditRow>(
                [.. page.Items.Select(entry => new AuditRow(
                    entry.AtUtc, entry.UserId, entry.UserId is { } id && users.TryGetValue(id, out var user) ? user.DisplayName : null,
                    entry.Action, entry.ObjectType, entry.ObjectId, entry.Change, entry.Fields, entry.Reason))],
                page.Number, page.Size, page.Total);
        }
    }
}

/// <param name="UserName">Null for the system itself.</param>
public sealed record AuditRow(
    DateTime AtUtc, Guid? UserId, string? UserName, string Action, string ObjectType, Guid ObjectId, AuditChange Change, string Fields, string? Reason);
