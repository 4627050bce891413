using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Projects;

/// <summary>The project is fulfilled, and something shows it.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProjectOfficer)]
public sealed record CompleteProject(string Evidence) : ICommand, IForEvent
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid ProjectId { get; init; }

    internal sealed class Validator : AbstractValidator<CompleteProject>
    {
        public Validator() => RuleFor(project => project.Evidence).IsEvidence();
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<CompleteProject, Unit>
    {
        public async Task<Unit> Handle(CompleteProject command, CancellationToken cancellationToken)
        {
            var project = await db.CooperationProjects.FindInEventAsync(command.EventId, command.ProjectId, cancellationToken);
            project.Complete(caller.UserId, clock.GetUtcNow().UtcDateTime, command.Evidence);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
