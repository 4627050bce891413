using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Projects;

/// <summary>Sends a proposed or vetted project back to be changed.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProjectOfficer)]
public sealed record ReturnProject(string Reason) : ICommand, IForEvent, IWithReason
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid ProjectId { get; init; }

    internal sealed class Validator : AbstractValidator<ReturnProject>
    {
        public Validator() => RuleFor(project => project.Reason).IsReason();
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<ReturnProject, Unit>
    {
        public async Task<Unit> Handle(ReturnProject command, CancellationToken cancellationToken)
        {
            var project = await db.CooperationProjects.FindInEventAsync(command.EventId, command.ProjectId, cancellationToken);
            project.Return(caller.UserId, clock.GetUtcNow().UtcDateTime, command.Reason);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
