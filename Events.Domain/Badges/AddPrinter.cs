using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Badges;

/// <summary>A printer at a desk. Answers its id.</summary>
/// <param name="OffsetX">Millimetres to the right, at most <see cref="Printer.MaxOffset" /> either way; so <paramref name="OffsetY" /> down.</param>
/// <param name="Scale">Per cent, <see cref="Printer.MinScale" /> to <see cref="Printer.MaxScale" />.</param>
[ForRoles(EventRole.Organiser, EventRole.RegistrationDesk)]
public sealed record AddPrinter(string Name, decimal OffsetX = 0, decimal OffsetY = 0, decimal Scale = 100) : ICommand<Guid>, IForEvent, IPrinterFields
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    internal sealed class Validator : AbstractValidator<AddPrinter>
    {
        public Validator() => this.PrinterIsSound();
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<AddPrinter, Guid>
    {
        public async Task<Guid> Handle(AddPrinter command, CancellationToken cancellationToken)
        {
            var printer = new Printer(command.EventId, command.Name, new PrinterFit(command.OffsetX, command.OffsetY, command.Scale));
            db.Printers.Add(printer);
            await db.SaveChangesAsync(cancellationToken);
            return printer.Id;
        }
    }
}
