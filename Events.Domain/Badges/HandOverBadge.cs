using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Badges;

/// <summary>The printed badge is given away at the desk.</summary>
/// <param name="To">Who signs for it, such as a liaison officer; null for the person on it.</param>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer, EventRole.RegistrationDesk)]
public sealed record HandOverBadge(string? To = null) : ICommand, IForParticipation
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid ParticipationId { get; init; }

    internal sealed class Validator : AbstractValidator<HandOverBadge>
    {
        public Validator() => RuleFor(badge => badge.To).MaximumLength(Badge.MaxReceiverLength);
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<HandOverBadge, Unit>
    {
        public async Task<Unit> Handle(HandOverBadge command, CancellationToken cancellationToken)
        {
            var participation = await db.Participations.FindInEventAsync(command.EventId, command.ParticipationId, cancellationToken);
            participation.HandOverBadge(command.To, caller.UserId, clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
