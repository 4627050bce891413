using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Badges;

/// <summary>Lost or spoiled: its code is refused from now on, and the next batch gives the person another serial (domain rule 11).</summary>
/// <param name="End">Lost, spoiled or reprinted.</param>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer, EventRole.RegistrationDesk)]
public sealed record VoidBadge(string? Reason, BadgeEnd End = BadgeEnd.Lost) : ICommand, IForParticipation, IWithReason
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid ParticipationId { get; init; }

    internal sealed class Validator : AbstractValidator<VoidBadge>
    {
        public Validator()
        {
            RuleFor(badge => badge.Reason).IsReason();
            RuleFor(badge => badge.End).IsEndAtTheDesk();
        }
    }

    internal sealed class Handler(IEventsDb db, TimeProvider clock) : IRequestHandler<VoidBadge, Unit>
    {
        public async Task<Unit> Handle(VoidBadge command, CancellationToken cancellationToken)
        {
            var participation = await db.Participations.FindInEventAsync(command.EventId, command.ParticipationId, cancellationToken);
            if (participation.CurrentBadge is null)
            {
                throw new NotFound("badge");
            }

            participation.VoidBadge(command.End, clock.GetUtcNow().UtcDateTime, command.Reason!);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
