using Events.Domain.Badges;
using Events.Domain.Common;
using Events.Domain.Files;
using Events.Domain.Jobs;

namespace Events.Infrastructure.Jobs;

/// <summary>Makes the file of one badge batch, a page for each person.</summary>
internal sealed class PrintBadgesJob(IssueBadges issue, IBadgePrinter printer, IFileStore files) : IJobWork
{
    public async Task<StoredResult?> RunAsync(IJobRun run, CancellationToken cancellationToken)
    {
        var sheet = await issue.RunAsync(run, cancellationToken);
        if (sheet.Badges.Count == 0)
        {
            throw new RuleViolation("nobody-to-print", "Nobody in the batch is approved any more.");
        }

        var progress = new Latest(pages => run.ReportAsync(pages, sheet.Badges.Count).GetAwaiter().GetResult());
        IReadOnlyList<BadgeFlaw> flaws = [];
        // A run that has lost the job may still write: under a name of its own, so that the hash in the job's row is always its file's.
        var file = await files.SaveAsync($"badges/{run.SubjectId:N}-{Guid.NewGuid():N}.pdf", async (output, stop) => flaws = await printer.PrintAsync(sheet, output, progress, stop), cancellationToken);
        if (flaws.Count(flaw => flaw.Kind is BadgeFlawKind.Refused) == sheet.Badges.Count)
        {
            files.Delete(file.Key);
            throw new RuleViolation("photos-broken", "None of the photos can be read, so no badge was made. Take them anew.");
        }

        await issue.ProofAsync(run.SubjectId, flaws, cancellationToken);
        await run.SaveChunkAsync(sheet.Badges.Count, sheet.Badges.Count, cancellationToken);
        return new StoredResult(file.Key, file.Sha256);
    }

    /// <summary>Tells on the drawing thread, in order; the job writes it down at most once a second.</summary>
    private sealed class Latest(Action<int> tell) : IProgress<int>
    {
        public void Report(int value) => tell(value);
    }
}
