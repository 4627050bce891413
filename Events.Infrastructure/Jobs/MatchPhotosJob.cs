using System.IO.Compression;
using System.Security.Cryptography;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.Files;
using Events.Domain.Jobs;
using Events.Domain.PhotoSets;
using Events.Infrastructure.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Infrastructure.Jobs;

/// <summary>
/// Matches the photos of a set, hangs them, or takes them back. Every chunk is one short save together with its rows' marks: a run that is
/// killed goes on where the last save ended. Photos lie under names that the set and the number give, so that a second run writes the same.
/// </summary>
internal sealed class MatchPhotosJob(EventsDb db, IFileStore files, IPhotoStudio studio, IMediator mediator) : IJobWork
{
    public const int AtOnce = 20;

    /// <summary>The person got another photo, or left, since the archive was looked at.</summary>
    public const string ChangedSince = "photo-changed-since";

    public async Task<StoredResult?> RunAsync(IJobRun run, CancellationToken cancellationToken)
    {
        // Sent for its policy: photos are hung only by somebody who still may.
        await mediator.Send(new GetPhotoSet(run.EventId!.Value, run.SubjectId), cancellationToken);
        var set = await FindAsync(run, cancellationToken);
        switch (set.State)
        {
            case PhotoSetState.Checking:
                await JudgeAsync(run, set, cancellationToken);
                break;
            case PhotoSetState.Applying:
                await ApplyAsync(run, cancellationToken);
                break;
            case PhotoSetState.Undoing:
                await TakeBackAsync(run, cancellationToken);
                break;
        }

        return null;
    }

    private async Task JudgeAsync(IJobRun run, PhotoSet set, CancellationToken cancellationToken)
    {
        await using var file = files.OpenRead(set.FileKey) ?? throw new RuleViolation("photo-archive-gone", "The archive is no longer there. Send it again.");
        using var archive = PhotoArchive.Open(file);
        var match = await PhotoMatch.LoadAsync(db, set.EventId, cancellationToken);
        var judged = await db.PhotoRows.AsNoTracking().Where(row => row.SetId == set.Id).Select(row => new { row.Number, row.ParticipationId }).ToListAsync(cancellationToken);
        var taken = judged.Select(row => row.ParticipationId).OfType<Guid>().ToHashSet();
        var open = archive.Photos.Select((photo, index) => (Photo: photo, Number: index + 1)).ExceptBy(judged.Select(row => row.Number), one => one.Number).ToList();
        var done = judged.Count;
        foreach (var chunk in open.Chunk(AtOnce))
        {
            var rows = chunk.Select(one => (Row: Matched(set.Id, one.Number, one.Photo, match, taken), one.Photo)).ToList();
            var known = rows.Select(one => one.Row.ParticipationId).OfType<Guid>().ToList();
            var shown = await db.Participations.AsNoTracking().Where(participation => known.Contains(participation.Id)).ToDictionaryAsync(participation => participation.Id, participation => participation.PhotoKey, cancellationToken);
            // The archive is read by one, the pictures are made by all processors.
            var read = rows.Where(one => one.Row.ParticipationId is not null).Select(one => (one.Row, Bytes: Read(one.Photo))).ToList();
            await Parallel.ForEachAsync(read, cancellationToken, async (one, token) => await DevelopAsync(one.Row, one.Bytes, shown[one.Row.ParticipationId!.Value], token));
            db.PhotoRows.AddRange(rows.Select(one => one.Row));
            await run.SaveChunkAsync(done += chunk.Length, archive.Photos.Count, cancellationToken);
            Forget();
        }

        (await FindAsync(run, cancellationToken)).Judged();
        await run.SaveChunkAsync(done, archive.Photos.Count, cancellationToken);
        // What is wanted of it is kept as badge photos; the originals are nobody's business any longer.
        files.Delete(set.FileKey);
    }

    private static PhotoRow Matched(Guid setId, int number, ZipArchiveEntry photo, PhotoMatch match, HashSet<Guid> taken)
    {
        var name = Text.Clean(photo.FullName) ?? "";
        var row = new PhotoRow { SetId = setId, Number = number, FileName = name.Length > PhotoRow.MaxNameLength ? name[^PhotoRow.MaxNameLength..] : name };
        switch (match.Find(photo.FullName))
        {
            case []:
                (row.Verdict, row.Reason) = (PhotoVerdict.Refused, "photo-matches-nobody");
                break;
            case [var one] when taken.Add(one):
                row.ParticipationId = one;
                break;
            case [_]:
                (row.Verdict, row.Reason) = (PhotoVerdict.Refused, "photo-second-of-person");
                break;
            default:
                (row.Verdict, row.Reason) = (PhotoVerdict.Unclear, "photo-matches-several");
                break;
        }

        return row;
    }

    /// <summary>Null for what is too large to be one photo.</summary>
    private static byte[]? Read(ZipArchiveEntry photo)
    {
        if (photo.Length > Domain.Accreditation.Photos.MaxBytes)
        {
            return null;
        }

        try
        {
            using var content = photo.Open();
            var bytes = new byte[photo.Length];
            content.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException)
        {
            return [];
        }
    }

    private async Task DevelopAsync(PhotoRow row, byte[]? bytes, string? shown, CancellationToken cancellationToken)
    {
        if (bytes is null)
        {
            (row.Verdict, row.Reason) = (PhotoVerdict.Refused, "photo-too-large");
            return;
        }

        try
        {
            var photo = await studio.DevelopAsync(new MemoryStream(bytes, writable: false), cancellationToken);
            row.Before = shown;
            row.Verdict = shown is null ? PhotoVerdict.New : IsSame(photo, shown) ? PhotoVerdict.Unchanged : PhotoVerdict.Changed;
            if (row.IsGood)
            {
                row.PhotoKey = $"photos/{row.SetId:N}-{row.Number}.jpg";
                await files.SaveAsync(row.PhotoKey, (file, token) => file.WriteAsync(photo, token).AsTask(), cancellationToken);
            }
        }
        catch (RuleViolation rule)
        {
            (row.Verdict, row.Reason) = (PhotoVerdict.Refused, rule.Code);
        }
    }

    private bool IsSame(byte[] photo, string shown)
    {
        using var there = files.OpenRead(shown);
        return there is not null && there.Length == photo.Length && SHA256.HashData(there).AsSpan().SequenceEqual(SHA256.HashData(photo));
    }

    private async Task ApplyAsync(IJobRun run, CancellationToken cancellationToken)
    {
        var total = await Good(run.SubjectId).CountAsync(cancellationToken);
        while (true)
        {
            var rows = await Good(run.SubjectId).Where(row => !row.IsApplied && row.Reason == null).OrderBy(row => row.Number).Take(AtOnce).ToListAsync(cancellationToken);
            if (rows.Count == 0)
            {
                (await FindAsync(run, cancellationToken)).Applied();
                return;
            }

            var people = await PeopleAsync(rows, cancellationToken);
            foreach (var row in rows)
            {
                if (people.GetValueOrDefault(row.ParticipationId!.Value) is { IsActive: true } participation && participation.PhotoKey == row.Before)
                {
                    participation.ShowPhoto(row.PhotoKey);
                    row.IsApplied = true;
                }
                else
                {
                    row.Reason = ChangedSince;
                }
            }

            var left = rows.Where(row => !row.IsApplied).Select(row => row.PhotoKey).OfType<string>().ToList();
            await run.SaveChunkAsync(total - await Good(run.SubjectId).CountAsync(row => !row.IsApplied && row.Reason == null, cancellationToken), total, cancellationToken);
            left.ForEach(files.Delete);
            Forget();
        }
    }

    private async Task TakeBackAsync(IJobRun run, CancellationToken cancellationToken)
    {
        var total = await Good(run.SubjectId).CountAsync(row => row.IsApplied, cancellationToken);
        for (var done = 0; ;)
        {
            var rows = await Good(run.SubjectId).Where(row => row.IsApplied).OrderBy(row => row.Number).Take(AtOnce).ToListAsync(cancellationToken);
            if (rows.Count == 0)
            {
                (await FindAsync(run, cancellationToken)).Undone();
                return;
            }

            var people = await PeopleAsync(rows, cancellationToken);
            var gone = new List<string>();
            foreach (var row in rows)
            {
                row.IsApplied = false;
                if (people.GetValueOrDefault(row.ParticipationId!.Value) is { } participation && participation.PhotoKey == row.PhotoKey)
                {
                    participation.ShowPhoto(row.Before);
                    gone.Add(row.PhotoKey!);
                    row.PhotoKey = null;
                }
                else
                {
                    row.Reason = ChangedSince;
                }
            }

            await run.SaveChunkAsync(done += rows.Count, total, cancellationToken);
            gone.ForEach(files.Delete);
            Forget();
        }
    }

    private IQueryable<PhotoRow> Good(Guid setId) => db.PhotoRows.Where(row => row.SetId == setId && (row.Verdict == PhotoVerdict.New || row.Verdict == PhotoVerdict.Changed) && row.ParticipationId != null);

    private Task<Dictionary<Guid, Participation>> PeopleAsync(List<PhotoRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.ParticipationId!.Value).ToList();
        return db.Participations.Where(participation => ids.Contains(participation.Id)).ToDictionaryAsync(participation => participation.Id, cancellationToken);
    }

    private Task<PhotoSet> FindAsync(IJobRun run, CancellationToken cancellationToken) => db.PhotoSets.FindInEventAsync(run.EventId!.Value, run.SubjectId, cancellationToken);

    private void Forget()
    {
        foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry.Entity is not JobRequest).ToList())
        {
            entry.State = EntityState.Detached;
        }
    }
}
