using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;

namespace Events.Domain.Calendar;

/// <summary>Says that the event has begun.</summary>
[ForRoles(EventRole.Organiser)]
public sealed record OpenEvent(Guid EventId) : ICommand, IForEvent
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<OpenEvent, Unit>
    {
        public async Task<Unit> Handle(OpenEvent command, CancellationToken cancellationToken)
        {
            var edition = await db.Events.FindOrThrowAsync(command.EventId, cancellationToken);
            edition.Open();
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
