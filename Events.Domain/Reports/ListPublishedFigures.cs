using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Reports;

/// <summary>All figures of the event, newest first, each beside the true number; warns of one that is no longer true.</summary>
[ForStaff]
public sealed record ListPublishedFigures(Guid EventId, int Page = 1, int PageSize = Paging.DefaultSize) : IQuery<Page<PublishedFigureRow>>, IForEvent, IPaged
{
    internal sealed class Validator : AbstractValidator<ListPublishedFigures>
    {
        public Validator() => this.PageIsSound();
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListPublishedFigures, Page<PublishedFigureRow>>
    {
        public async Task<Page<PublishedFigureRow>> Handle(ListPublishedFigures query, CancellationToken cancellationToken)
        {
            var figures = await db.PublishedFigures.AsNoTracking().Where(figure => figure.EventId == query.EventId)
                .OrderByDescending(figure => figure.PublishedUtc).ThenBy(figure => figure.Id)
                .ToPageAsync(query, cancellationToken);
            var counts = await db.SignedCountsAsync(query.EventId, cancellationToken);
            return new Page<PublishedFigureRow>([.. figures.Items.Select(figure => Row(figure, counts.AsOf(figure.AsOf)))], figures.Number, figures.Size, figures.Total);
        }

        private static PublishedFigureRow Row(PublishedFigure figure, int actual)
        {
            var isTrue = figure.Claim.IsTrueOf(actual);
            return new PublishedFigureRow(
                figure.Id, figure.Definition, figure.Qualifier, figure.Number, figure.AsOf, figure.Source, figure.PublishedBy, figure.PublishedUtc,
                figure.WithdrawnUtc, figure.WithdrawnReason, actual, figure.WithdrawnUtc is null && isTrue,
                figure.WithdrawnUtc is null && !isTrue ? $"As of {figure.AsOf:yyyy-MM-dd} there are {actual}. The public does not see this figure: publish a true one." : null);
        }
    }
}

/// <param name="Actual">The true number as of the figure's day, as it is known now.</param>
/// <param name="IsShown">Whether the public sees it: it stands and is true.</param>
/// <param name="Warning">Set where it stands and is not true any more.</param>
public sealed record PublishedFigureRow(
    Guid Id, FigureDefinition Definition, Qualifier Qualifier, int Number, DateOnly AsOf, string Source, Guid PublishedBy, DateTime PublishedUtc,
    DateTime? WithdrawnUtc, string? WithdrawnReason, int Actual, bool IsShown, string? Warning);
