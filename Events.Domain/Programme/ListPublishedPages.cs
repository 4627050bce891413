using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Programme;

/// <summary>Every published event, the latest first, with the sessions of its latest agenda that have a page: all that search engines may find.</summary>
[ForEveryone]
public sealed record ListPublishedPages : IQuery<IReadOnlyList<PublishedPages>>
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListPublishedPages, IReadOnlyList<PublishedPages>>
    {
        public async Task<IReadOnlyList<PublishedPages>> Handle(ListPublishedPages query, CancellationToken cancellationToken)
        {
            var released = db.Events.Where(edition => edition.IsPublished).OrderByDescending(edition => edition.StartsOn).ThenBy(edition => edition.Slug)
                .Select(edition => new
                {
                    edition.Slug,
                    Content = db.AgendaReleases.Where(release => release.EventId == edition.Id).OrderByDescending(release => release.Number).Select(release => release.Content).FirstOrDefault(),
                });
            var pages = new List<PublishedPages>();
            // One agenda in memory at a time, however many there are.
            await foreach (var edition in released.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                var sessions = edition.Content is { } content ? AgendaContent.FromJson(content).Sessions : [];
                pages.Add(new PublishedPages(edition.Slug, [.. sessions.Where(session => session.Audience is not SessionAudience.Closed).OrderBy(session => session.StartsUtc).Select(session => session.Id)]));
            }

            return pages;
        }
    }
}

/// <param name="SessionIds">In the order of the agenda; none while no agenda is published.</param>
public sealed record PublishedPages(string Slug, IReadOnlyList<Guid> SessionIds);
