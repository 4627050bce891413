using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;

namespace Events.Domain.Projects;

/// <summary>Work on a signed project begins, or goes on after a standstill.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProjectOfficer)]
public sealed record StartProject(Guid EventId, Guid ProjectId) : ICommand, IForEvent
{
    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<StartProject, Unit>
    {
        public async Task<Unit> Handle(StartProject command, CancellationToken cancellationToken)
        {
            var project = await db.CooperationProjects.FindInEventAsync(command.EventId, command.ProjectId, cancellationToken);
            project.Start(caller.UserId, clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
