using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Calendar;
using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.BadgeDesigns;

/// <summary>How the badges of a category look, and on which days they are valid.</summary>
/// <param name="DesignId">A built-in design or one of the event's own.</param>
/// <param name="Pattern">Stands in the band beside the colour, for those who do not see it and for black-and-white printers.</param>
/// <param name="ValidOn">Days of the event, as its zone counts them; empty for all of them.</param>
[ForRoles(EventRole.Organiser)]
public sealed record ChooseCategoryBadge(Guid DesignId, BandPattern Pattern, IReadOnlyList<DateOnly> ValidOn) : ICommand, IForEvent
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid CategoryId { get; init; }

    [JsonIgnore]
    public long? ExpectedVersion { get; init; }

    internal sealed class Validator : AbstractValidator<ChooseCategoryBadge>
    {
        public Validator()
        {
            RuleFor(badge => badge.Pattern).IsInEnum();
            RuleFor(badge => badge.ValidOn).NotNull();
        }
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ChooseCategoryBadge, Unit>
    {
        public async Task<Unit> Handle(ChooseCategoryBadge command, CancellationToken cancellationToken)
        {
            var category = await db.Categories.FindInEventAsync(command.EventId, command.CategoryId, cancellationToken);
            category.ExpectVersion(command.ExpectedVersion);
            var (first, last) = await db.Events.Where(edition => edition.Id == command.EventId).Select(edition => new ValueTuple<DateOnly, DateOnly>(edition.StartsOn, edition.EndsOn)).SingleAsync(cancellationToken);
            if (command.ValidOn.Any(day => day < first || day > last))
            {
                throw new RuleViolation("not-a-day-of-the-event", $"Choose days from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}, the days of the event.", "validOn");
            }

            var isBuiltIn = BuiltInDesigns.All.Any(design => design.Id == command.DesignId);
            if (!isBuiltIn && !await db.BadgeDesigns.AnyAsync(design => design.EventId == command.EventId && design.Id == command.DesignId, cancellationToken))
            {
                throw new RuleViolation("no-such-design", "The event has no such badge design.", "designId");
            }

            category.ChooseBadge(isBuiltIn ? command.DesignId : null, isBuiltIn ? null : command.DesignId, command.Pattern, command.ValidOn);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
