using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Projects;

/// <summary>Puts off a proposed or vetted project, as a rule to the next edition.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProjectOfficer)]
public sealed record DeferProject(string Reason) : ICommand, IForEvent, IWithReason
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid ProjectId { get; init; }

    internal sealed class Validator : AbstractValidator<DeferProject>
    {
        public Validator() => RuleFor(project => project.Reason).IsReason();
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<DeferProject, Unit>
    {
        public async Task<Unit> Handle(DeferProject command, CancellationToken cancellationToken)
        {
            var project = await db.CooperationProjects.FindInEventAsync(command.EventId, command.ProjectId, cancellationToken);
            project.Defer(caller.UserId, clock.GetUtcNow().UtcDateTime, command.Reason);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
