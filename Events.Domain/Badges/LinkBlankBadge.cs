using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Badges;

/// <summary>Makes a blank badge from the drawer somebody's; a badge they have is void from now on.</summary>
/// <param name="Code">As scanned or typed from the blank badge.</param>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer, EventRole.RegistrationDesk)]
public sealed record LinkBlankBadge(string Code) : ICommand<PrintedBadge>, IForParticipation
{
    private const int MaxTyped = 100;

    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid ParticipationId { get; init; }

    internal sealed class Validator : AbstractValidator<LinkBlankBadge>
    {
        public Validator() => RuleFor(blank => blank.Code).NotEmpty().MaximumLength(MaxTyped);
    }

    internal sealed class Handler(IEventsDb db, TimeProvider clock) : IRequestHandler<LinkBlankBadge, PrintedBadge>
    {
        public async Task<PrintedBadge> Handle(LinkBlankBadge command, CancellationToken cancellationToken)
        {
            var participation = await db.Participations.FindInEventAsync(command.EventId, command.ParticipationId, cancellationToken);
            var hash = BadgeCode.Read(command.Code) is { } code ? BadgeCode.Hash(code) : null;
            var blank = await db.BlankBadges.FirstOrDefaultAsync(blank => blank.EventId == command.EventId && blank.CodeHash == hash, cancellationToken)
                ?? throw new RuleViolation("no-such-blank", "This is not the code of a blank badge of this event.", "code");
            var badge = participation.TakeBlank(blank, clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(cancellationToken);
            return new PrintedBadge(badge.Serial);
        }
    }
}
