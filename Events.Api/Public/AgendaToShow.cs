using Events.Api.Shared;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Programme;
using MediatR;

namespace Events.Api.Public;

/// <summary>The published agenda with what can be downloaded of it.</summary>
public sealed record AgendaToShow(PublishedAgenda Published, IReadOnlyList<AgendaPaper> Papers)
{
    /// <summary>Null while no agenda was published.</summary>
    internal static async Task<AgendaToShow?> FindAsync(IMediator mediator, GetPublishedAgenda asked, CancellationToken cancellationToken) =>
        await FoundAsync(() => mediator.Send(asked, cancellationToken)) is { } published
            ? new AgendaToShow(published, await mediator.Send(new ListAgendaPapers(asked.Slug), cancellationToken))
            : null;

    internal static GetPublishedAgenda Whole(PublishedEvent edition, Reader reader) => new(edition.Slug, reader.Language);

    /// <summary>Null for what is not there.</summary>
    internal static async Task<T?> FoundAsync<T>(Func<Task<T>> read)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (NotFound)
        {
            return null;
        }
    }

    /// <summary>Whether what was asked for is one of the things that the agenda offers.</summary>
    internal bool Offers(GetPublishedAgenda asked) =>
        asked.Q is null && (asked.Day is not { } day || Published.AllDays.Contains(day))
        && (asked.Room is null || Published.Choices.Rooms.Any(room => room.Key == asked.Room))
        && (asked.Track is null || Published.Choices.Tracks.Any(track => track.Key == asked.Track))
        && (asked.Spoken is null || Published.Choices.Spoken.Contains(asked.Spoken));

    /// <summary>The next instant at which a session that is shown begins or ends; null after the last one.</summary>
    internal DateTime? NextChangeUtc(DateTime nowUtc) =>
        Published.Days.SelectMany(day => day.Items).SelectMany(item => (DateTime[])[item.StartsUtc, item.EndsUtc]).Where(instant => instant > nowUtc).Select(instant => (DateTime?)instant).Min();
}
