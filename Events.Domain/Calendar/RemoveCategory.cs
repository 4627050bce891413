using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;

namespace Events.Domain.Calendar;

/// <summary>Removes a category that nobody is in and no quota counts; the database knows, so that nobody is put into it meanwhile.</summary>
[ForRoles(EventRole.Organiser)]
public sealed record RemoveCategory(Guid EventId, Guid CategoryId) : ICommand, IForEvent
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<RemoveCategory, Unit>
    {
        public async Task<Unit> Handle(RemoveCategory command, CancellationToken cancellationToken)
        {
            db.Categories.Remove(await db.Categories.FindInEventAsync(command.EventId, command.CategoryId, cancellationToken));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
