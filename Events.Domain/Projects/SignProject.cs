using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Reports;
using FluentValidation;
using MediatR;

namespace Events.Domain.Projects;

/// <summary>Confirms that a vetted project was signed, and counts it from now on.</summary>
/// <param name="On">The day, in the event's zone.</param>
/// <param name="CeremonySessionId">The session of the event in which it was signed; required on stage.</param>
[ForRoles(EventRole.Organiser, EventRole.ProjectOfficer)]
public sealed record SignProject(DateOnly On, SigningPlace Place, Guid? CeremonySessionId = null) : ICommand<SigningOutcome>, IForEvent
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid ProjectId { get; init; }

    internal sealed class Validator : AbstractValidator<SignProject>
    {
        public Validator() => RuleFor(signing => signing.Place).IsInEnum();
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<SignProject, SigningOutcome>
    {
        public async Task<SigningOutcome> Handle(SignProject command, CancellationToken cancellationToken)
        {
            var project = await db.CooperationProjects.FindInEventAsync(command.EventId, command.ProjectId, cancellationToken);
            var signing = new Signing(command.On, command.Place, command.CeremonySessionId);
            var now = clock.GetUtcNow().UtcDateTime;
            var days = await db.DaysForSigningAsync(command.EventId, signing, now, cancellationToken);
            project.Sign(signing, days, caller.UserId, now);
            await db.SaveChangesAsync(cancellationToken);
            return await db.SigningOutcomeAsync(command.EventId, cancellationToken);
        }
    }
}
