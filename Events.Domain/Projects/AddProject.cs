using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;

namespace Events.Domain.Projects;

/// <summary>Proposes a project, or keeps it as a draft.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProjectOfficer)]
public sealed record AddProject : ProjectFields, ICommand<Guid>, IForEvent
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    /// <summary>Not proposed yet: it may still lack parties.</summary>
    public bool AsDraft { get; init; }

    internal sealed class Validator : Validator<AddProject>;

    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<AddProject, Guid>
    {
        public async Task<Guid> Handle(AddProject command, CancellationToken cancellationToken)
        {
            var details = await command.ResolveAsync(db, command.EventId, cancellationToken);
            var now = clock.GetUtcNow().UtcDateTime;
            var project = new CooperationProject(command.EventId, details, caller.UserId, now);
            if (!command.AsDraft)
            {
                project.Propose(caller.UserId, now);
            }

            db.CooperationProjects.Add(project);
            await db.SaveChangesAsync(cancellationToken);
            return project.Id;
        }
    }
}
