using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;

namespace Events.Domain.Projects;

/// <summary>Replaces the content of a project that is not vetted yet. Whoever changes it may not vet it.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProjectOfficer)]
public sealed record ChangeProject : ProjectFields, ICommand, IForEvent
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid ProjectId { get; init; }

    [JsonIgnore]
    public long? ExpectedVersion { get; init; }

    internal sealed class Validator : Validator<ChangeProject>;

    internal sealed class Handler(IEventsDb db, ICaller caller) : IRequestHandler<ChangeProject, Unit>
    {
        public async Task<Unit> Handle(ChangeProject command, CancellationToken cancellationToken)
        {
            var project = await db.CooperationProjects.FindInEventAsync(command.EventId, command.ProjectId, cancellationToken);
            project.ExpectVersion(command.ExpectedVersion);
            project.Change(await command.ResolveAsync(db, command.EventId, cancellationToken), caller.UserId);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
