using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;

namespace Events.Domain.Calendar;

/// <summary>Says that the event is over.</summary>
[ForRoles(EventRole.Organiser)]
public sealed record CloseEvent(Guid EventId) : ICommand, IForEvent
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<CloseEvent, Unit>
    {
        public async Task<Unit> Handle(CloseEvent command, CancellationToken cancellationToken)
        {
            var edition = await db.Events.FindOrThrowAsync(command.EventId, cancellationToken);
            edition.Close();
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
