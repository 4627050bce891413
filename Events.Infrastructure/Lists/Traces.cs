using System.Data.Common;
using Events.Domain.Delegations;
using Events.Domain.Files;
using Events.Domain.People;
using Events.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Events.Infrastructure.Lists;

/// <summary>Looks for a person where their name was written down, row by row.</summary>
internal sealed class Traces(EventsDb db, IFileStore files) : ITraces
{
    private const int MaxTries = 5;

    // What held a person, so that PostgreSQL writes it anew.
    private static readonly string[] tables = ["People", "Participations", "ImportRows", "Imports", "Mails", "AuditEntries", "BadgeBatches", "RecordMerges"];

    public async Task EraseAsync(TracesOf traces, CancellationToken cancellationToken)
    {
        await EraseListsAsync(traces, cancellationToken);
        await EraseMailsAsync(traces, cancellationToken);
        var objects = traces.ParticipationIds.Append(traces.PersonId).ToList();
        await db.AuditEntries.Where(entry => objects.Contains(entry.ObjectId) && entry.Reason != null)
            .ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Reason, (string?)null), cancellationToken);
        // One command changes several objects, its delegation too, and says the same reason of each.
        foreach (var name in traces.Names)
        {
            await db.AuditEntries.Where(entry => entry.EventId == traces.EventId && entry.Reason != null && entry.Reason.Contains(name))
                .ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Reason, (string?)null), cancellationToken);
        }
    }

    public async Task<bool> CompactAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MaxTries; attempt++)
        {
            try
            {
                if (db.Database.IsNpgsql())
                {
                    foreach (var table in tables)
                    {
                        var statement = $"VACUUM (FULL) \"{table}\"";
                        await db.Database.ExecuteSqlRawAsync(statement, cancellationToken);
                    }
                }
                else
                {
                    // The new pages go through the log; emptied, it holds none of the old ones either.
                    await db.Database.ExecuteSqlRawAsync("VACUUM", cancellationToken);
                    await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);
                }

                return true;
            }
            catch (DbException) when (attempt < MaxTries)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200 * attempt), cancellationToken);
            }
            catch (DbException)
            {
                return false;
            }
        }

        return false;
    }

    private async Task EraseListsAsync(TracesOf traces, CancellationToken cancellationToken)
    {
        var keys = traces.Names.Select(ImportWords.NameKey).ToHashSet();
        var imports = await db.Imports.AsNoTracking().Where(import => import.EventId == traces.EventId).Select(import => new { import.Id, import.FileKey }).ToListAsync(cancellationToken);
        foreach (var import in imports)
        {
            var rows = await db.ImportRows.AsNoTracking().Where(row => row.ImportId == import.Id).Select(row => new { row.Number, row.Name, row.ParticipationId }).ToListAsync(cancellationToken);
            var numbers = rows.Where(row => (row.ParticipationId is { } id && traces.ParticipationIds.Contains(id)) || keys.Contains(ImportWords.NameKey(row.Name))).Select(row => row.Number).ToList();
            if (numbers.Count == 0)
            {
                continue;
            }

            // The file goes first: without it an import that waits cannot be applied, and says so.
            files.Delete(import.FileKey);
            foreach (var row in await db.ImportRows.Where(row => row.ImportId == import.Id && numbers.Contains(row.Number)).ToListAsync(cancellationToken))
            {
                (row.Name, row.Changes, row.Before, row.Reason, row.Warning) = ("", [], null, null, null);
            }

            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>Mails of the event that name the person. Those to an address that others use too are not theirs alone.</summary>
    private async Task EraseMailsAsync(TracesOf traces, CancellationToken cancellationToken)
    {
        foreach (var name in traces.Names)
        {
            await db.Mails.Where(mail => mail.EventId == traces.EventId && (mail.Body.Contains(name) || mail.Subject.Contains(name))).ExecuteDeleteAsync(cancellationToken);
        }
    }
}
