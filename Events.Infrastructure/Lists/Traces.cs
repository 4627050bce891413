using System.Data.Common;
using Events.Domain.Delegations;
using Events.Domain.Files;
using Events.Domain.People;
using Events.Domain.PhotoSets;
using Events.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Events.Infrastructure.Lists;

/// <summary>Looks for a person where their name was written down, row by row.</summary>
internal sealed class Traces(EventsDb db, IFileStore files) : ITraces
{
    private const int MaxTries = 5;

    // What held a person, so that PostgreSQL writes it anew.
    private static readonly string[] tables = ["People", "Participations", "ImportRows", "Imports", "Mails", "AuditEntries", "BadgeBatches", "RecordMerges", "Journeys", "PhotoRows"];

    public async Task EraseAsync(TracesOf traces, CancellationToken cancellationToken)
    {
        await EraseListsAsync(traces, cancellationToken);
        await ErasePhotosAsync(traces, cancellationToken);
        await EraseMailsAsync(traces, cancellationToken);
        await EraseJourneysAsync(traces, cancellationToken);
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
                (row.Name, row.Changes, row.Before) = ("", [], null);
                row.Refuse(null);
                row.Warn(null);
            }

            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>Their photos in archives that were sent, the photo they had before, and what the files were called. An archive that still waits is thrown away whole.</summary>
    private async Task ErasePhotosAsync(TracesOf traces, CancellationToken cancellationToken)
    {
        var keys = traces.Names.Select(PhotoMatch.KeyOf).ToHashSet();
        foreach (var set in await db.PhotoSets.AsNoTracking().Where(set => set.EventId == traces.EventId).Select(set => new { set.Id, set.State, set.FileKey }).ToListAsync(cancellationToken))
        {
            if (set.State is PhotoSetState.Checking)
            {
                files.Delete(set.FileKey);
            }

            var rows = (await db.PhotoRows.Where(row => row.SetId == set.Id).ToListAsync(cancellationToken))
                .Where(row => (row.ParticipationId is { } id && traces.ParticipationIds.Contains(id)) || keys.Contains(PhotoMatch.KeyOf(Path.GetFileNameWithoutExtension(row.FileName)))).ToList();
            foreach (var row in rows)
            {
                foreach (var key in new[] { row.PhotoKey, row.Before }.OfType<string>())
                {
                    files.Delete(key);
                }

                // Refused, so that a set that is accepted later leaves them out.
                (row.FileName, row.Verdict, row.PhotoKey, row.Before, row.IsApplied) = ("", PhotoVerdict.Refused, null, null, false);
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

    /// <summary>Those of others, in which the person is named as company or as the one who meets them; their own are removed with them.</summary>
    private async Task EraseJourneysAsync(TracesOf traces, CancellationToken cancellationToken)
    {
        foreach (var name in traces.Names)
        {
            await db.Journeys.Where(journey => journey.EventId == traces.EventId && journey.MetBy != null && journey.MetBy.Contains(name))
                .ExecuteUpdateAsync(set => set.SetProperty(journey => journey.MetBy, (string?)null), cancellationToken);
            await db.Journeys.Where(journey => journey.EventId == traces.EventId && journey.Note != null && journey.Note.Contains(name))
                .ExecuteUpdateAsync(set => set.SetProperty(journey => journey.Note, (string?)null), cancellationToken);
        }
    }
}
