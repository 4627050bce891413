using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Domain.Files;
using Events.Domain.Jobs;
using Events.Infrastructure.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Infrastructure.Jobs;

/// <summary>
/// Judges an imported list, or applies it. Every chunk is one short save together with its rows' marks: a run that is killed goes on where
/// the last save ended, and the write lock is free in between.
/// </summary>
internal sealed class ImportMembersJob(EventsDb db, IMemberLists lists, IFileStore files, IMediator mediator, TimeProvider clock) : IJobWork
{
    public const int RowsJudgedAtOnce = 250;
    public const int RowsAppliedAtOnce = 50;

    /// <summary>How often others may change the same delegations in between before the work waits for its next attempt.</summary>
    private const int MaxTries = 10;

    public async Task<StoredResult?> RunAsync(IJobRun run, CancellationToken cancellationToken)
    {
        // Sent for its policy: the list is applied only by somebody who still may.
        await mediator.Send(new GetImport(run.EventId!.Value, run.SubjectId), cancellationToken);
        var import = await FindAsync(run, cancellationToken);
        switch (import.State)
        {
            case ImportState.Checking:
                await JudgeAsync(run, import, await ReadAsync(import, cancellationToken), cancellationToken);
                break;
            case ImportState.Applying:
                await ApplyAsync(run, import, await ReadAsync(import, cancellationToken), cancellationToken);
                break;
            case ImportState.TakingBack or ImportState.Undoing:
                await TakeBackAsync(run, import, cancellationToken);
                break;
        }

        return null;
    }

    private async Task JudgeAsync(IJobRun run, Import import, IReadOnlyList<ListedMember> rows, CancellationToken cancellationToken)
    {
        var judged = await JudgeAsync(import, rows, cancellationToken);
        var done = 0;
        foreach (var chunk in judged.Chunk(RowsJudgedAtOnce))
        {
            // A run before this one may have written some of them.
            var stored = await StoredAsync(import.Id, chunk, cancellationToken);
            foreach (var row in chunk)
            {
                ImportChunk.Write(stored.GetValueOrDefault(row.Row.Number) ?? db.ImportRows.Add(new ImportRow { ImportId = import.Id, Number = row.Row.Number }).Entity, row);
            }

            await run.SaveChunkAsync(done += chunk.Length, judged.Count, cancellationToken);
            Forget();
        }

        (await FindAsync(run, cancellationToken)).Judged();
    }

    private async Task ApplyAsync(IJobRun run, Import import, IReadOnlyList<ListedMember> rows, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await TryToApplyAsync(run, import, rows, cancellationToken);
                return;
            }
            catch (Exception lost) when (attempt < MaxTries && lost is DbUpdateConcurrencyException or RuleViolation)
            {
                // Somebody has changed one of these delegations since it was read: judge the rest again.
                Forget();
            }
        }
    }

    private async Task TryToApplyAsync(IJobRun run, Import import, IReadOnlyList<ListedMember> rows, CancellationToken cancellationToken)
    {
        var applied = (await db.ImportRows.Where(row => row.ImportId == import.Id && row.IsApplied).Select(row => row.Number).ToListAsync(cancellationToken)).ToHashSet();
        var judged = await JudgeAsync(import, rows, cancellationToken);
        var open = judged.Where(row => !applied.Contains(row.Row.Number)).ToList();
        if (import.Mode is ImportMode.All && open.FirstOrDefault(row => row.Verdict is ImportVerdict.Refused) is { } refused)
        {
            await RefuseAsync(run, refused, applied.Count, judged.Count, cancellationToken);
            return;
        }

        var chunks = new ImportChunk(db, import, clock.GetUtcNow().UtcDateTime);
        var done = applied.Count;
        // Delegation by delegation: a chunk then reads and saves a few of them rather than all.
        foreach (var chunk in open.GroupBy(row => row.Target?.Delegation.Id).SelectMany(rowsOfOne => rowsOfOne).Chunk(RowsAppliedAtOnce))
        {
            await chunks.ApplyAsync(chunk, await StoredAsync(import.Id, chunk, cancellationToken), cancellationToken);
            await run.SaveChunkAsync(done += chunk.Length, judged.Count, cancellationToken);
            Forget();
        }

        (await FindAsync(run, cancellationToken)).Applied();
    }

    /// <summary>All or nothing: the list is refused with its first bad row, and what had been applied is taken back.</summary>
    private async Task RefuseAsync(IJobRun run, JudgedRow refused, int applied, int total, CancellationToken cancellationToken)
    {
        Forget();
        var import = await FindAsync(run, cancellationToken);
        ImportChunk.Write((await StoredAsync(import.Id, [refused], cancellationToken))[refused.Row.Number], refused);
        if (applied == 0)
        {
            import.Refuse(refused.Row.Number, refused.Reason!);
            return;
        }

        import.TakeBack(refused.Row.Number, refused.Reason!);
        await run.SaveChunkAsync(applied, total, cancellationToken);
        await TakeBackAsync(run, import, cancellationToken);
    }

    private async Task TakeBackAsync(IJobRun run, Import import, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                while (true)
                {
                    Forget();
                    var rows = await db.ImportRows.Where(row => row.ImportId == import.Id && row.IsApplied).OrderByDescending(row => row.Number).Take(RowsAppliedAtOnce).ToListAsync(cancellationToken);
                    if (rows.Count == 0)
                    {
                        End(await FindAsync(run, cancellationToken));
                        return;
                    }

                    await new ImportChunk(db, import, clock.GetUtcNow().UtcDateTime).TakeBackAsync(rows, cancellationToken);
                    await run.SaveChunkAsync(rows[^1].Number, rows[^1].Number, cancellationToken);
                }
            }
            catch (DbUpdateConcurrencyException) when (attempt < MaxTries)
            {
                // Somebody works on the same delegations: read them again.
            }
        }
    }

    private static void End(Import import)
    {
        if (import.State is ImportState.Undoing)
        {
            import.Undone();
        }
        else
        {
            import.TakenBack();
        }
    }

    private async Task<IReadOnlyList<JudgedRow>> JudgeAsync(Import import, IReadOnlyList<ListedMember> rows, CancellationToken cancellationToken) =>
        ImportCheck.Judge(rows, import.Mapping, await ImportSnapshot.LoadAsync(db, import.EventId, cancellationToken), clock.GetUtcNow().UtcDateTime);

    private async Task<Dictionary<int, ImportRow>> StoredAsync(Guid importId, IReadOnlyList<JudgedRow> chunk, CancellationToken cancellationToken)
    {
        var numbers = chunk.Select(row => row.Row.Number).ToList();
        return await db.ImportRows.Where(row => row.ImportId == importId && numbers.Contains(row.Number)).ToDictionaryAsync(row => row.Number, cancellationToken);
    }

    private async Task<IReadOnlyList<ListedMember>> ReadAsync(Import import, CancellationToken cancellationToken)
    {
        await using var file = files.OpenRead(import.FileKey) ?? throw new RuleViolation("import-file-gone", "The list is no longer there. Send it again.");
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        return lists.Read(content.GetBuffer().AsMemory(0, (int)content.Length), import.Mapping);
    }

    private Task<Import> FindAsync(IJobRun run, CancellationToken cancellationToken) =>
        db.Imports.FindInEventAsync(run.EventId!.Value, run.SubjectId, cancellationToken);

    /// <summary>What is saved need not be watched any longer: looking through ten thousand people at every save would take longer than saving.</summary>
    private void Forget()
    {
        foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry.Entity is not JobRequest).ToList())
        {
            entry.State = EntityState.Detached;
        }
    }
}
