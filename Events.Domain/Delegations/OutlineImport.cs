using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Delegations;

/// <summary>What a list holds and which of its columns mean which fields of ours, before it is imported. Keeps nothing.</summary>
/// <param name="File">A CSV or a workbook (.xlsx) of at most <see cref="Import.MaxBytes" />.</param>
/// <param name="Sheet">Of a workbook; null: the first visible one.</param>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer)]
public sealed record OutlineImport(ReadOnlyMemory<byte> File, string? Sheet = null) : IQuery<ImportOutline>, IForEvent
{
    // So many earlier lists are looked through for one with the same headers.
    private const int Remembered = 100;

    [JsonIgnore]
    public Guid EventId { get; init; }

    internal sealed class Validator : AbstractValidator<OutlineImport>
    {
        public Validator() => RuleFor(query => query.Sheet).MaximumLength(100);
    }

    internal sealed class Handler(IEventsDb db, IMemberLists lists) : IRequestHandler<OutlineImport, ImportOutline>
    {
        public async Task<ImportOutline> Handle(OutlineImport query, CancellationToken cancellationToken)
        {
            var list = lists.Outline(query.File, query.Sheet);
            var key = ImportMapping.KeyOf(list.Headers.Select(header => header.Header));
            var earlier = await db.Imports.AsNoTracking().Where(import => import.EventId == query.EventId).OrderByDescending(import => import.RequestedUtc)
                .Select(import => import.Mapping).Take(Remembered).ToListAsync(cancellationToken);
            return new ImportOutline(list.Sheet, list.Sheets, list.Rows, list.Headers, earlier.FirstOrDefault(mapping => mapping.HeadersKey == key) is { } kept ? kept with { Sheet = list.Sheet } : null);
        }
    }
}

/// <param name="Sheet">The one that was read: the first visible one unless another was asked for; null for CSV.</param>
/// <param name="Sheets">All visible ones; empty for CSV.</param>
/// <param name="Rows">With any text, the header not counted.</param>
/// <param name="Headers">Each with the field of ours that its word means.</param>
/// <param name="Kept">How the last list with the same headers was understood in this event; null when there was none.</param>
public sealed record ImportOutline(string? Sheet, IReadOnlyList<string> Sheets, int Rows, IReadOnlyList<ListHeader> Headers, ImportMapping? Kept);
