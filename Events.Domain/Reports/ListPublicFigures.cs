using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Projects;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Reports;

/// <summary>
/// The standing figures of a published event that are true at this moment. One that a later correction made false is not shown rather
/// than changed: what replaces it is for people to say.
/// </summary>
[ForEveryone]
public sealed record ListPublicFigures(string Slug) : IQuery<IReadOnlyList<PublicFigure>>
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListPublicFigures, IReadOnlyList<PublicFigure>>
    {
        public async Task<IReadOnlyList<PublicFigure>> Handle(ListPublicFigures query, CancellationToken cancellationToken)
        {
            var eventId = await db.Events.PublishedBySlugAsync(query.Slug, cancellationToken);
            var standing = await db.PublishedFigures.AsNoTracking().Where(figure => figure.EventId == eventId && figure.WithdrawnUtc == null)
                .OrderBy(figure => figure.Definition)
                .ToListAsync(cancellationToken);
            var counts = await db.SignedCountsAsync(eventId, cancellationToken);
            return [.. standing.Where(figure => figure.Claim.IsTrueOf(counts.AsOf(figure.AsOf)))
                .Select(figure => new PublicFigure(figure.Definition, figure.Qualifier, figure.Number, figure.AsOf, figure.Source))];
        }
    }
}

public sealed record PublicFigure(FigureDefinition Definition, Qualifier Qualifier, int Number, DateOnly AsOf, string Source);
