using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Badges;

/// <summary>After a look at the test sheet.</summary>
[ForRoles(EventRole.Organiser, EventRole.RegistrationDesk)]
public sealed record ChangePrinter(string Name, decimal OffsetX, decimal OffsetY, decimal Scale) : ICommand, IForEvent, IPrinterFields
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid PrinterId { get; init; }

    [JsonIgnore]
    public long? ExpectedVersion { get; init; }

    internal sealed class Validator : AbstractValidator<ChangePrinter>
    {
        public Validator() => this.PrinterIsSound();
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ChangePrinter, Unit>
    {
        public async Task<Unit> Handle(ChangePrinter command, CancellationToken cancellationToken)
        {
            var printer = await db.Printers.FindInEventAsync(command.EventId, command.PrinterId, cancellationToken);
            printer.ExpectVersion(command.ExpectedVersion);
            printer.Set(command.Name, new PrinterFit(command.OffsetX, command.OffsetY, command.Scale));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
