using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Projects;

/// <summary>The parties take a project back before it is signed.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProjectOfficer)]
public sealed record WithdrawProject(string Reason) : ICommand, IForEvent, IWithReason
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid ProjectId { get; init; }

    internal sealed class Validator : AbstractValidator<WithdrawProject>
    {
        public Validator() => RuleFor(project => project.Reason).IsReason();
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<WithdrawProject, Unit>
    {
        public async Task<Unit> Handle(WithdrawProject command, CancellationToken cancellationToken)
        {
            var project = await db.CooperationProjects.FindInEventAsync(command.EventId, command.ProjectId, cancellationToken);
            project.Withdraw(caller.UserId, clock.GetUtcNow().UtcDateTime, command.Reason);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
