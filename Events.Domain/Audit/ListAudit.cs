using Events.Domain.Access;
using Events.Domain.Calendar;
using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Audit;

/// <summary>What was done in the event, the latest first; of one object when <paramref name="ObjectId" /> is set.</summary>
/// <param name="UserId">Who did it.</param>
/// <param name="ObjectType">The kind of the object, such as <c>Delegation</c>.</param>
/// <param name="Action">The command, such as <c>AddMember</c>.</param>
/// <param name="From">The first day, by the event's clocks.</param>
/// <param name="Until">The last day, by the event's clocks.</param>
[ForRoles(EventRole.Organiser)]
public sealed record ListAudit(
    Guid EventId, Guid? ObjectId, int Page, int PageSize, Guid? UserId = null, string? ObjectType = null, string? Action = null, DateOnly? From = null, DateOnly? Until = null)
    : IQuery<Page<AuditRow>>, IForEvent, IPaged
{
    internal sealed class Validator : AbstractValidator<ListAudit>
    {
        public Validator()
        {
            this.PageIsSound();
            RuleFor(query => query.ObjectType).MaximumLength(AuditEntry.MaxNameLength);
            RuleFor(query => query.Action).MaximumLength(AuditEntry.MaxNameLength);
            RuleFor(query => query.From).Must(IsSound).WithMessage("There is no such day.");
            RuleFor(query => query.Until).Must(IsSound).WithMessage("There is no such day.");
        }

        // A day earlier and later is still one.
        private static bool IsSound(DateOnly? day) => day is null or { Year: >= Event.MinYear and <= Event.MaxYear };
    }

    internal sealed class Handler(IEventsDb db, IAccounts accounts) : IRequestHandler<ListAudit, Page<AuditRow>>
    {
        public async Task<Page<AuditRow>> Handle(ListAudit query, CancellationToken cancellationToken)
        {
            var page = await (await NarrowAsync(query, cancellationToken)).OrderByDescending(entry => entry.Sequence).ToPageAsync(query, cancellationToken);
            var users = await accounts.FindAsync([.. page.Items.Select(entry => entry.UserId).OfType<Guid>().Distinct()], cancellationToken);
            var names = await db.NamesOfAsync(query.EventId, page.Items, cancellationToken);
            return new Page<AuditRow>(
                [.. page.Items.Select(entry => new AuditRow(
                    entry.AtUtc, entry.UserId, entry.UserId is { } id && users.TryGetValue(id, out var user) ? user.DisplayName : null,
                    entry.Action, entry.ObjectType, entry.ObjectId, entry.Change, entry.Fields, entry.Reason, names.GetValueOrDefault(entry.ObjectId)))],
                page.Number, page.Size, page.Total);
        }

        private async Task<IQueryable<AuditEntry>> NarrowAsync(ListAudit query, CancellationToken cancellationToken)
        {
            var entries = db.AuditEntries.AsNoTracking()
                .Where(entry => entry.EventId == query.EventId && (query.ObjectId == null || entry.ObjectId == query.ObjectId));
            entries = query.UserId is { } user ? entries.Where(entry => entry.UserId == user) : entries;
            entries = query.ObjectType is { } type ? entries.Where(entry => entry.ObjectType == type) : entries;
            entries = query.Action is { } action ? entries.Where(entry => entry.Action == action) : entries;
            if (query.From is null && query.Until is null)
            {
                return entries;
            }

            var zone = await db.Events.Where(edition => edition.Id == query.EventId).Select(edition => edition.Zone).FirstAsync(cancellationToken);
            if (query.From is { } from)
            {
                var since = EventClock.StartOf(from, zone);
                entries = entries.Where(entry => entry.AtUtc >= since);
            }

            if (query.Until is { } until)
            {
                var before = EventClock.StartOf(until.AddDays(1), zone);
                entries = entries.Where(entry => entry.AtUtc < before);
            }

            return entries;
        }
    }
}

/// <param name="UserName">Null for the system itself.</param>
/// <param name="Name">Of the object as it is called now; null where it is gone or has no name.</param>
public sealed record AuditRow(
    DateTime AtUtc, Guid? UserId, string? UserName, string Action, string ObjectType, Guid ObjectId, AuditChange Change, string Fields, string? Reason, LocalizedText? Name);
