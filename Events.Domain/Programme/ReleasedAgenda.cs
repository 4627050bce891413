using System.Linq.Expressions;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Programme;

/// <summary>The latest release of an event that the world may see.</summary>
internal sealed record ReleasedAgenda(Guid EventId, string Slug, int Number, DateTime IssuedUtc, AgendaContent Content)
{
    public PublishedAgenda Read(string? language, AgendaFilter? filter = null) =>
        AgendaReader.Read(EventId, Slug, Number, IssuedUtc, Content, language ?? Content.Languages[0], filter);
}

internal static class ReleasedAgendas
{
    /// <exception cref="NotFound">The event is not there for the world, or its agenda was never published: both look the same.</exception>
    public static async Task<ReleasedAgenda> FindReleasedAsync(this IEventsDb db, Expression<Func<Event, bool>> which, CancellationToken cancellationToken)
    {
        var latest = await db.Events.Where(which).Where(edition => edition.IsPublished)
            .Join(db.AgendaReleases, edition => edition.Id, release => release.EventId, (edition, release) => new { edition.Id, edition.Slug, release.Number, release.IssuedUtc, release.Content })
            .OrderByDescending(release => release.Number).FirstOrDefaultAsync(cancellationToken) ?? throw new NotFound("agenda");
        return new ReleasedAgenda(latest.Id, latest.Slug, latest.Number, latest.IssuedUtc, AgendaContent.FromJson(latest.Content));
    }
}
