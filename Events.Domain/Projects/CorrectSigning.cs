using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Reports;
using FluentValidation;
using MediatR;

namespace Events.Domain.Projects;

/// <summary>Puts a wrong day, place or session of a signing right. What stood before stays in the project's history.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProjectOfficer)]
public sealed record CorrectSigning(DateOnly On, SigningPlace Place, string Reason, Guid? CeremonySessionId = null)
    : ICommand<SigningOutcome>, IForEvent, IWithReason
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid ProjectId { get; init; }

    internal sealed class Validator : AbstractValidator<CorrectSigning>
    {
        public Validator()
        {
            RuleFor(signing => signing.Place).IsInEnum();
            RuleFor(signing => signing.Reason).IsReason();
        }
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<CorrectSigning, SigningOutcome>
    {
        public async Task<SigningOutcome> Handle(CorrectSigning command, CancellationToken cancellationToken)
        {
            var project = await db.CooperationProjects.FindInEventAsync(command.EventId, command.ProjectId, cancellationToken);
            var signing = new Signing(command.On, command.Place, command.CeremonySessionId);
            var now = clock.GetUtcNow().UtcDateTime;
            var days = await db.DaysForSigningAsync(command.EventId, signing, now, cancellationToken);
            project.CorrectSigning(signing, days, caller.UserId, now, command.Reason);
            await db.SaveChangesAsync(cancellationToken);
            return await db.SigningOutcomeAsync(command.EventId, cancellationToken);
        }
    }
}
