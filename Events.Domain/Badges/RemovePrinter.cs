using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;

namespace Events.Domain.Badges;

[ForRoles(EventRole.Organiser, EventRole.RegistrationDesk)]
public sealed record RemovePrinter(Guid EventId, Guid PrinterId) : ICommand, IForEvent
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<RemovePrinter, Unit>
    {
        public async Task<Unit> Handle(RemovePrinter command, CancellationToken cancellationToken)
        {
            db.Printers.Remove(await db.Printers.FindInEventAsync(command.EventId, command.PrinterId, cancellationToken));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
