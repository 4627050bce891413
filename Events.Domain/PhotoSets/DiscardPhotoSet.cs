using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Files;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.PhotoSets;

/// <summary>Throws a set away that was not accepted: its photos, their names, and the archive where it is there still.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer)]
public sealed record DiscardPhotoSet(Guid EventId, Guid PhotoSetId) : ICommand, IForEvent
{
    internal sealed class Handler(IEventsDb db, IFileStore files) : IRequestHandler<DiscardPhotoSet, Unit>
    {
        public async Task<Unit> Handle(DiscardPhotoSet command, CancellationToken cancellationToken)
        {
            var set = await db.PhotoSets.FindInEventAsync(command.EventId, command.PhotoSetId, cancellationToken);
            set.Discard();
            var rows = await db.PhotoRows.Where(row => row.SetId == set.Id).ToListAsync(cancellationToken);
            db.PhotoRows.RemoveRange(rows);
            await db.SaveChangesAsync(cancellationToken);
            files.Delete(set.FileKey);
            rows.Select(row => row.PhotoKey).OfType<string>().ToList().ForEach(files.Delete);
            return Unit.Value;
        }
    }
}
