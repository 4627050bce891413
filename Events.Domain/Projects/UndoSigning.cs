using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Reports;
using FluentValidation;
using MediatR;

namespace Events.Domain.Projects;

/// <summary>Takes back a signing that did not happen: the project is vetted again and no longer counted.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProjectOfficer)]
public sealed record UndoSigning(string Reason) : ICommand<SigningOutcome>, IForEvent, IWithReason
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid ProjectId { get; init; }

    internal sealed class Validator : AbstractValidator<UndoSigning>
    {
        public Validator() => RuleFor(signing => signing.Reason).IsReason();
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<UndoSigning, SigningOutcome>
    {
        public async Task<SigningOutcome> Handle(UndoSigning command, CancellationToken cancellationToken)
        {
            var project = await db.CooperationProjects.FindInEventAsync(command.EventId, command.ProjectId, cancellationToken);
            project.UndoSigning(caller.UserId, clock.GetUtcNow().UtcDateTime, command.Reason);
            await db.SaveChangesAsync(cancellationToken);
            return await db.SigningOutcomeAsync(command.EventId, cancellationToken);
        }
    }
}
