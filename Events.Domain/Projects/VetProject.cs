using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;

namespace Events.Domain.Projects;

/// <summary>Vets a project; somebody other than those who proposed and wrote it. A named version must be the one that was read.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProjectOfficer)]
public sealed record VetProject(Guid EventId, Guid ProjectId, long? ExpectedVersion = null) : ICommand, IForEvent
{
    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<VetProject, Unit>
    {
        public async Task<Unit> Handle(VetProject command, CancellationToken cancellationToken)
        {
            var project = await db.CooperationProjects.FindInEventAsync(command.EventId, command.ProjectId, cancellationToken);
            project.ExpectVersion(command.ExpectedVersion);
            project.Vet(caller.UserId, clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
