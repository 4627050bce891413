using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;

namespace Events.Domain.Projects;

/// <summary>Proposes a draft, or again what was returned or deferred.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProjectOfficer)]
public sealed record ProposeProject(Guid EventId, Guid ProjectId) : ICommand, IForEvent
{
    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<ProposeProject, Unit>
    {
        public async Task<Unit> Handle(ProposeProject command, CancellationToken cancellationToken)
        {
            var project = await db.CooperationProjects.FindInEventAsync(command.EventId, command.ProjectId, cancellationToken);
            project.Propose(caller.UserId, clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
