using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;

namespace Events.Domain.Calendar;

/// <summary>Shows the event to the world: a draft, or one that was postponed.</summary>
[ForRoles(EventRole.Organiser)]
public sealed record AnnounceEvent(Guid EventId) : ICommand, IForEvent
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<AnnounceEvent, Unit>
    {
        public async Task<Unit> Handle(AnnounceEvent command, CancellationToken cancellationToken)
        {
            var edition = await db.Events.FindOrThrowAsync(command.EventId, cancellationToken);
            edition.Announce();
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
