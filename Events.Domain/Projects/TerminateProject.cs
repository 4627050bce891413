using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Projects;

/// <summary>The project ends unfulfilled. It was signed, and stays in the signed count.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProjectOfficer)]
public sealed record TerminateProject(string Reason, string Evidence) : ICommand, IForEvent, IWithReason
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid ProjectId { get; init; }

    internal sealed class Validator : AbstractValidator<TerminateProject>
    {
        public Validator()
        {
            RuleFor(project => project.Reason).IsReason();
            RuleFor(project => project.Evidence).IsEvidence();
        }
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<TerminateProject, Unit>
    {
        public async Task<Unit> Handle(TerminateProject command, CancellationToken cancellationToken)
        {
            var project = await db.CooperationProjects.FindInEventAsync(command.EventId, command.ProjectId, cancellationToken);
            project.Terminate(caller.UserId, clock.GetUtcNow().UtcDateTime, command.Reason, command.Evidence);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
