using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.Files;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.PhotoSets;

/// <summary>The badge photo that was made of one of a set, to be compared before it is hung.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer)]
public sealed record GetRowPhoto(Guid EventId, Guid PhotoSetId, int Number) : IQuery<Photo>, IForEvent
{
    internal sealed class Handler(IEventsDb db, IFileStore files) : IRequestHandler<GetRowPhoto, Photo>
    {
        public async Task<Photo> Handle(GetRowPhoto query, CancellationToken cancellationToken)
        {
            await db.PhotoSets.AsNoTracking().FindInEventAsync(query.EventId, query.PhotoSetId, cancellationToken);
            var key = await db.PhotoRows.Where(row => row.SetId == query.PhotoSetId && row.Number == query.Number).Select(row => row.PhotoKey).FirstOrDefaultAsync(cancellationToken);
            return key is not null && files.OpenRead(key) is { } photo ? new Photo(photo, Path.GetFileNameWithoutExtension(key)) : throw new NotFound("photo");
        }
    }
}
