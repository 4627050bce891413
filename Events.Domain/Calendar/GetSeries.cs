using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Calendar;

[ForSignedIn]
public sealed record GetSeries(Guid SeriesId) : IQuery<SeriesRow>
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<GetSeries, SeriesRow>
    {
        public async Task<SeriesRow> Handle(GetSeries query, CancellationToken cancellationToken) =>
            await db.Series.Where(series => series.Id == query.SeriesId)
                .Select(series => new SeriesRow(series.Id, series.Version, series.Name, series.Level, series.Numbering))
                .FirstOrDefaultAsync(cancellationToken) ?? throw new NotFound("series");
    }
}
