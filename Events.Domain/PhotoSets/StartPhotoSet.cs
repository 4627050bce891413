using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Files;
using Events.Domain.Jobs;
using MediatR;

namespace Events.Domain.PhotoSets;

/// <summary>Takes an archive of photos and has each matched with its person by a job; nothing else changes. Answers the set's id.</summary>
/// <param name="Upload">A ZIP of at most <see cref="PhotoSet.MaxBytes" />.</param>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer)]
public sealed record StartPhotoSet(Guid EventId, Stream Upload) : ICommand<Guid>, IForEvent
{
    internal sealed class Handler(IEventsDb db, ICaller caller, IFileStore files, TimeProvider clock) : IRequestHandler<StartPhotoSet, Guid>
    {
        public async Task<Guid> Handle(StartPhotoSet command, CancellationToken cancellationToken)
        {
            var id = Guid.CreateVersion7();
            var key = $"photo-sets/{id:N}.zip";
            try
            {
                await files.SaveAsync(key, (file, token) => CopyAsync(command.Upload, file, token), cancellationToken);

                // An archive that cannot be read is refused here, while the user is looking.
                using (var stored = files.OpenRead(key)!)
                using (PhotoArchive.Open(stored))
                {
                }

                var now = clock.GetUtcNow().UtcDateTime;
                db.PhotoSets.Add(new PhotoSet(id, command.EventId, key, caller.UserId, now));
                db.JobRequests.Add(new JobRequest(JobKind.MatchPhotos, command.EventId, id, $"MatchPhotos/{id:N}/check", caller.UserId, now));
                await db.SaveChangesAsync(cancellationToken);
                return id;
            }
            catch
            {
                files.Delete(key);
                throw;
            }
        }

        private static async Task CopyAsync(Stream upload, Stream file, CancellationToken cancellationToken)
        {
            var buffer = new byte[81_920];
            for (long length = 0; await upload.ReadAsync(buffer, cancellationToken) is > 0 and var read;)
            {
                if ((length += read) > PhotoSet.MaxBytes)
                {
                    throw new RuleViolation("photo-archive-too-large", $"An archive has at most {PhotoSet.MaxBytes / 1024 / 1024} MB. Send it in parts.", "file");
                }

                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }
        }
    }
}
