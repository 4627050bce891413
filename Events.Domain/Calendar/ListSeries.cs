using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Calendar;

/// <summary>All series, by their English names.</summary>
[ForSignedIn]
public sealed record ListSeries(int Page = 1, int PageSize = Paging.DefaultSize) : IQuery<Page<SeriesRow>>, IPaged
{
    internal sealed class Validator : AbstractValidator<ListSeries>
    {
        public Validator() => this.PageIsSound();
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListSeries, Page<SeriesRow>>
    {
        public Task<Page<SeriesRow>> Handle(ListSeries query, CancellationToken cancellationToken) =>
            db.Series.OrderBy(series => series.SortKey).ThenBy(series => series.Id)
                .Select(series => new SeriesRow(series.Id, series.Version, series.Name, series.Level, series.Numbering))
                .ToPageAsync(query, cancellationToken);
    }
}

public sealed record SeriesRow(Guid Id, long Version, LocalizedText Name, SeriesLevel Level, Numbering Numbering) : IVersioned;
