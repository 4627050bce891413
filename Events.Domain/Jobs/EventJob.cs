using Events.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Jobs;

/// <summary>A job as the office shows it.</summary>
/// <param name="AskedBy">Null for the system's own, and where the reader is the one.</param>
/// <param name="Language">Of the paper that the job makes, BCP 47; null for other work.</param>
/// <param name="Version">Of the agenda that the job prints; null for other work.</param>
/// <param name="HasFile">Whether there is a finished file to be had; of an agenda only the latest version has an address.</param>
public sealed record EventJob(JobRow Job, string? AskedBy, string? Language, int? Version, bool HasFile);

internal static class EventJobs
{
    public static async Task<IReadOnlyList<EventJob>> ToEventJobsAsync(
        this IReadOnlyList<ListedJob> jobs, IEventsDb db, Guid eventId, IReadOnlyDictionary<Guid, string> names, CancellationToken cancellationToken)
    {
        var subjects = jobs.Where(row => row.Job.Kind is JobKind.RenderAgenda).Select(row => row.Job.SubjectId).ToList();
        var papers = subjects.Count == 0 ? [] : await db.AgendaReleases.Where(release => release.EventId == eventId)
            .SelectMany(release => release.Prints, (release, print) => new { print.Id, print.Language, release.Number })
            .Where(print => subjects.Contains(print.Id))
            .ToDictionaryAsync(print => print.Id, cancellationToken);
        var latest = papers.Count == 0 ? 0 : await db.AgendaReleases.Where(release => release.EventId == eventId && db.Events.Any(edition => edition.Id == eventId && edition.IsPublished))
            .MaxAsync(release => (int?)release.Number, cancellationToken) ?? 0;
        return [.. jobs.Select(row =>
        {
            var paper = papers.GetValueOrDefault(row.Job.SubjectId);
            return new EventJob(
                row.Job, row.RequestedBy is { } id ? names.GetValueOrDefault(id) : null, paper?.Language, paper?.Number,
                row.Job.State is JobState.Done && row.HasResult && (row.Job.Kind is not JobKind.RenderAgenda || paper?.Number == latest));
        })];
    }
}

internal sealed record ListedJob(JobRow Job, Guid? RequestedBy, bool HasResult);
