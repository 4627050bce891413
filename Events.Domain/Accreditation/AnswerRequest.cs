using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Accreditation;

/// <summary>Answers what the accreditation desk has asked about somebody; they are back in its queue, as old as before.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer, EventRole.FocalPoint)]
public sealed record AnswerRequest(string Answer) : ICommand, IForParticipation
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid ParticipationId { get; init; }

    internal sealed class Validator : AbstractValidator<AnswerRequest>
    {
        public Validator() => RuleFor(command => command.Answer).NotEmpty().MaximumLength(RequestInformation.MaxLength);
    }

    internal sealed class Handler(IEventsDb db, TimeProvider clock) : IRequestHandler<AnswerRequest, Unit>
    {
        public async Task<Unit> Handle(AnswerRequest command, CancellationToken cancellationToken)
        {
            var participation = await db.Participations.FindInEventAsync(command.EventId, command.ParticipationId, cancellationToken);
            participation.Reply(command.Answer, clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
