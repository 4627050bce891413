using Events.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Reports;

/// <summary>How many projects of an event were signed on which day.</summary>
internal sealed class SignedCounts(IReadOnlyList<(DateOnly On, int Projects)> days)
{
    /// <summary>Signed up to and on the day.</summary>
    public int AsOf(DateOnly day) => days.Where(signed => signed.On <= day).Sum(signed => signed.Projects);

    public int Total => days.Sum(signed => signed.Projects);

    /// <summary>The newest day of signing; null while there is none.</summary>
    public DateOnly? Newest => days.Count == 0 ? null : days.Max(signed => signed.On);
}

/// <summary>What a change of a signing leaves behind.</summary>
/// <param name="Signed">The event's projects signed now.</param>
/// <param name="FiguresNotTrue">Published figures that say something else: the public no longer sees them. Publish them anew.</param>
public sealed record SigningOutcome(int Signed, IReadOnlyList<FigureNotTrue> FiguresNotTrue);

/// <param name="Actual">The true number as of the figure's day.</param>
public sealed record FigureNotTrue(Guid FigureId, Qualifier Qualifier, int Number, DateOnly AsOf, int Actual);

internal static class SignedCountQueries
{
    public static async Task<SignedCounts> SignedCountsAsync(this IEventsDb db, Guid eventId, CancellationToken cancellationToken)
    {
        var days = await db.CooperationProjects.Where(project => project.EventId == eventId && project.SignedOn != null)
            .GroupBy(project => project.SignedOn!.Value)
            .Select(day => new { On = day.Key, Projects = day.Count() })
            .ToListAsync(cancellationToken);
        return new SignedCounts([.. days.Select(day => (day.On, day.Projects))]);
    }

    public static async Task<SigningOutcome> SigningOutcomeAsync(this IEventsDb db, Guid eventId, CancellationToken cancellationToken)
    {
        var counts = await db.SignedCountsAsync(eventId, cancellationToken);
        var standing = await db.PublishedFigures.AsNoTracking().Where(figure => figure.EventId == eventId && figure.WithdrawnUtc == null).ToListAsync(cancellationToken);
        return new SigningOutcome(counts.Total,
            [.. standing.Where(figure => !figure.Claim.IsTrueOf(counts.AsOf(figure.AsOf)))
                .Select(figure => new FigureNotTrue(figure.Id, figure.Qualifier, figure.Number, figure.AsOf, counts.AsOf(figure.AsOf)))]);
    }
}
