using Events.Domain.Common;
using Events.Domain.Files;
using Events.Domain.Jobs;
using Events.Domain.Links;
using Events.Domain.Programme;
using Microsoft.EntityFrameworkCore;

namespace Events.Infrastructure.Jobs;

/// <summary>Prints one release of the agenda in one language or two. What it prints was frozen when it was published, so a second run makes the same paper.</summary>
internal sealed class RenderAgendaJob(IEventsDb db, IAgendaPrinter printer, IFileStore files, ISiteAddress site) : IJobWork
{
    public async Task<StoredResult?> RunAsync(IJobRun run, CancellationToken cancellationToken)
    {
        var release = await db.AgendaReleases.AsNoTracking().FirstOrDefaultAsync(release => release.Prints.Any(print => print.Id == run.SubjectId), cancellationToken)
            ?? throw new RuleViolation("agenda-is-gone", "There is no such agenda.");
        var print = release.Prints.Single(print => print.Id == run.SubjectId);
        var before = await db.AgendaReleases.Where(one => one.EventId == release.EventId && one.Number == release.Number - 1).Select(one => one.Content).FirstOrDefaultAsync(cancellationToken);
        var slug = await db.Events.Where(edition => edition.Id == release.EventId).Select(edition => edition.Slug).SingleAsync(cancellationToken);
        var agenda = AgendaDocuments.Of(
            AgendaContent.FromJson(release.Content), release.Number, release.IssuedUtc, print.Language, before is null ? null : AgendaContent.FromJson(before),
            new Uri($"{site.Origin}/e/{slug}/agenda"));
        // A run that has lost the job may still write: under a name of its own, so that the hash in the job's row is always its file's.
        var file = await files.SaveAsync($"agendas/{print.Id:N}-{Guid.NewGuid():N}.pdf", (output, stop) => printer.PrintAsync(agenda, output, stop), cancellationToken);
        return new StoredResult(file.Key, file.Sha256);
    }
}
