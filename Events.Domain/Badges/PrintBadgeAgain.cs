using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Badges;

/// <summary>Another badge for somebody whose first one is lost, spoiled or no longer right: the earlier code is void at once (domain rule 11).</summary>
/// <param name="End">Of the earlier one: lost, spoiled or reprinted.</param>
/// <param name="Serial">Of the earlier one, as whoever asks has seen it: a second click prints no third badge.</param>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer, EventRole.RegistrationDesk)]
public sealed record PrintBadgeAgain(string Serial, BadgeEnd End, string? Reason) : ICommand<PrintedBadge>, IForParticipation, IWithReason
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid ParticipationId { get; init; }

    internal sealed class Validator : AbstractValidator<PrintBadgeAgain>
    {
        public Validator()
        {
            RuleFor(badge => badge.Serial).NotEmpty().MaximumLength(BadgeCode.SerialLength);
            RuleFor(badge => badge.End).IsEndAtTheDesk();
            RuleFor(badge => badge.Reason).IsReason();
        }
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, IBadgeCodes codes, TimeProvider clock) : IRequestHandler<PrintBadgeAgain, PrintedBadge>
    {
        public async Task<PrintedBadge> Handle(PrintBadgeAgain command, CancellationToken cancellationToken)
        {
            var participation = await db.Participations.FindInEventAsync(command.EventId, command.ParticipationId, cancellationToken);
            if (participation.CurrentBadge is { } current && current.Serial != command.Serial)
            {
                throw new RuleViolation("badge-reprinted", $"Badge {command.Serial} was replaced by {current.Serial} meanwhile.", "serial");
            }

            var badge = participation.PrintBadgeAgain(command.End, command.Reason!, codes, caller.UserId, clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(cancellationToken);
            return new PrintedBadge(badge.Serial);
        }
    }
}
