using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Delegations;

/// <summary>The rows of a list with their verdicts, in the order of the list.</summary>
/// <param name="Warned">Only those with something to look at: in an import that was undone, the people who stayed as they are.</param>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer)]
public sealed record ListImportRows(Guid EventId, Guid ImportId, ImportVerdict? Verdict = null, bool Warned = false, int Page = 1, int PageSize = Paging.DefaultSize)
    : IQuery<Page<ImportRowVerdict>>, IForEvent, IPaged
{
    internal sealed class Validator : AbstractValidator<ListImportRows>
    {
        public Validator()
        {
            this.PageIsSound();
            RuleFor(query => query.Verdict).IsInEnum();
        }
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListImportRows, Page<ImportRowVerdict>>
    {
        public async Task<Page<ImportRowVerdict>> Handle(ListImportRows query, CancellationToken cancellationToken)
        {
            await db.Imports.AsNoTracking().FindInEventAsync(query.EventId, query.ImportId, cancellationToken);
            var rows = db.ImportRows.Where(row => row.ImportId == query.ImportId);
            if (query.Verdict is { } verdict)
            {
                rows = rows.Where(row => row.Verdict == verdict);
            }

            if (query.Warned)
            {
                rows = rows.Where(row => row.Warning != null);
            }

            return await rows.OrderBy(row => row.Number)
                .Select(row => new ImportRowVerdict(row.Number, row.Delegation, row.Name, row.Verdict, row.Column, row.ReasonCode, row.Reason, row.WarningCode, row.Warning, row.Changes, row.ParticipationId))
                .ToPageAsync(query, cancellationToken);
        }
    }
}

/// <param name="Row">As a spreadsheet counts: the header is row 1.</param>
/// <param name="Column">Our field that is wrong; null unless refused.</param>
/// <param name="ReasonCode">Stays the same in every language, as <paramref name="WarningCode" /> does.</param>
/// <param name="Changes">Field by field, old and new; empty unless updated.</param>
public sealed record ImportRowVerdict(
    int Row, string Delegation, string Name, ImportVerdict Verdict, string? Column, string? ReasonCode, string? Reason, string? WarningCode, string? Warning, IReadOnlyList<FieldChange> Changes, Guid? ParticipationId);
