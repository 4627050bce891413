using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Accreditation;

/// <summary>Asks those who nominated somebody a question before anything is decided; they see it on their delegation's page.</summary>
/// <param name="Question">As the focal point will read it, at most <see cref="MaxLength" /> characters.</param>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer)]
public sealed record RequestInformation(string Question) : ICommand, IForParticipation
{
    /// <summary>Of a question, and of its answer.</summary>
    public const int MaxLength = 1000;

    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid ParticipationId { get; init; }

    internal sealed class Validator : AbstractValidator<RequestInformation>
    {
        public Validator() => RuleFor(command => command.Question).NotEmpty().MaximumLength(MaxLength);
    }

    internal sealed class Handler(IEventsDb db, TimeProvider clock) : IRequestHandler<RequestInformation, Unit>
    {
        public async Task<Unit> Handle(RequestInformation command, CancellationToken cancellationToken)
        {
            var participation = await db.Participations.FindInEventAsync(command.EventId, command.ParticipationId, cancellationToken);
            participation.Ask(command.Question, clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
