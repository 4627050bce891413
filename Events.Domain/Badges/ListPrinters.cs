using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Badges;

/// <summary>The event's printers by name.</summary>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer, EventRole.RegistrationDesk)]
public sealed record ListPrinters(Guid EventId) : IQuery<IReadOnlyList<PrinterRow>>, IForEvent
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListPrinters, IReadOnlyList<PrinterRow>>
    {
        public async Task<IReadOnlyList<PrinterRow>> Handle(ListPrinters query, CancellationToken cancellationToken) =>
            await db.Printers.Where(printer => printer.EventId == query.EventId)
                .OrderBy(printer => printer.Name)
                .Select(printer => new PrinterRow(printer.Id, printer.Version, printer.Name, printer.OffsetX, printer.OffsetY, printer.Scale))
                .ToListAsync(cancellationToken);
    }
}

/// <param name="OffsetX">Millimetres; so <paramref name="OffsetY" />.</param>
/// <param name="Scale">Per cent.</param>
public sealed record PrinterRow(Guid Id, long Version, string Name, decimal OffsetX, decimal OffsetY, decimal Scale) : IVersioned;
