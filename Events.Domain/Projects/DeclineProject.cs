using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Projects;

/// <summary>Does not select a proposed or vetted project, for good.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProjectOfficer)]
public sealed record DeclineProject(string Reason) : ICommand, IForEvent, IWithReason
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid ProjectId { get; init; }

    internal sealed class Validator : AbstractValidator<DeclineProject>
    {
        public Validator() => RuleFor(project => project.Reason).IsReason();
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<DeclineProject, Unit>
    {
        public async Task<Unit> Handle(DeclineProject command, CancellationToken cancellationToken)
        {
            var project = await db.CooperationProjects.FindInEventAsync(command.EventId, command.ProjectId, cancellationToken);
            project.Decline(caller.UserId, clock.GetUtcNow().UtcDateTime, command.Reason);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
