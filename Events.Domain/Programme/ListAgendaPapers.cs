using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Jobs;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Programme;

/// <summary>In which languages the agenda of a published event can be downloaded as a paper, and in which it is being made.</summary>
[ForEveryone]
public sealed record ListAgendaPapers(string Slug) : IQuery<IReadOnlyList<AgendaPaper>>
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListAgendaPapers, IReadOnlyList<AgendaPaper>>
    {
        public async Task<IReadOnlyList<AgendaPaper>> Handle(ListAgendaPapers query, CancellationToken cancellationToken)
        {
            var prints = await db.Events.Where(edition => edition.Slug == query.Slug && edition.IsPublished)
                .Join(db.AgendaReleases, edition => edition.Id, release => release.EventId, (edition, release) => release)
                .SelectMany(release => release.Prints)
                .Join(db.JobRequests, print => print.Id, job => job.SubjectId, (print, job) => new { print.Language, job.State, HasFile = job.ResultKey != null })
                .ToListAsync(cancellationToken);
            return [.. prints.GroupBy(print => print.Language)
                .Select(language => new AgendaPaper(
                    language.Key,
                    language.Any(print => print.State is JobState.Done && print.HasFile) ? PaperState.Ready
                        : language.Any(print => print.State is JobState.Queued or JobState.Running) ? PaperState.InTheMaking : PaperState.None))
                .Where(paper => paper.State is not PaperState.None)
                .OrderBy(paper => paper.Language, StringComparer.Ordinal)];
        }
    }
}

/// <param name="Language">BCP 47.</param>
public sealed record AgendaPaper(string Language, PaperState State);

/// <summary>Whether the agenda can be downloaded as a paper; an older one counts until the newest is made.</summary>
public enum PaperState
{
    None,
    InTheMaking,
    Ready,
}
