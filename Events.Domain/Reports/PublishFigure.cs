using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Reports;

/// <summary>Gives a number to the world in place of the one of the same definition, if it is true.</summary>
/// <param name="AsOf">Counts up to this day, in the event's zone; today when left out.</param>
[ForRoles(EventRole.Organiser, EventRole.ProjectOfficer)]
public sealed record PublishFigure(Qualifier Qualifier, int Number, string Source, DateOnly? AsOf = null, FigureDefinition Definition = FigureDefinition.ProjectsSigned)
    : ICommand<Guid>, IForEvent
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    internal sealed class Validator : AbstractValidator<PublishFigure>
    {
        public Validator()
        {
            RuleFor(figure => figure.Definition).IsInEnum();
            RuleFor(figure => figure.Qualifier).IsInEnum();
            RuleFor(figure => figure.Number).GreaterThanOrEqualTo(0);
            RuleFor(figure => figure.Source).Must(source => Text.Clean(source) is not null).WithMessage("Say where the number comes from.").MaximumLength(PublishedFigure.MaxSourceLength);
        }
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<PublishFigure, Guid>
    {
        public async Task<Guid> Handle(PublishFigure command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var counts = await db.SignedCountsAsync(command.EventId, cancellationToken);
            var newest = await NewestDayAsync(command.EventId, counts, now, cancellationToken);
            if (command.AsOf > newest)
            {
                throw new RuleViolation("figure-as-of-in-future", $"What will be signed after {newest:yyyy-MM-dd} is not known yet.", "asOf");
            }

            var asOf = command.AsOf ?? newest;
            var figure = new PublishedFigure(command.EventId, new FigureClaim(command.Definition, command.Qualifier, command.Number), asOf,
                Text.Clean(command.Source)!, counts.AsOf(asOf), caller.UserId, now);
            var standing = await db.PublishedFigures.FirstOrDefaultAsync(
                other => other.EventId == command.EventId && other.Definition == command.Definition && other.WithdrawnUtc == null, cancellationToken);
            standing?.Withdraw(now, PublishedFigure.Superseded);
            db.PublishedFigures.Add(figure);
            await db.SaveChangesAsync(cancellationToken);
            return figure.Id;
        }

        /// <summary>Today at the event, or the newest day of signing where that was entered ahead of the clock.</summary>
        private async Task<DateOnly> NewestDayAsync(Guid eventId, SignedCounts counts, DateTime nowUtc, CancellationToken cancellationToken)
        {
            var zone = await db.Events.Where(edition => edition.Id == eventId).Select(edition => edition.Zone).FirstAsync(cancellationToken);
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(nowUtc, TimeZoneInfo.FindSystemTimeZoneById(zone)));
            return counts.Newest > today ? counts.Newest.Value : today;
        }
    }
}
