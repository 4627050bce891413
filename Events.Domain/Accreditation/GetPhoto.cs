using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Files;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Accreditation;

/// <summary>The badge photo. Viewers and project officers see none: a photo is personal data beyond name, title and organisation.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer, EventRole.RegistrationDesk, EventRole.FocalPoint)]
public sealed record GetPhoto(Guid EventId, Guid ParticipationId) : IQuery<Photo>, IForParticipation
{
    internal sealed class Handler(IEventsDb db, IFileStore files) : IRequestHandler<GetPhoto, Photo>
    {
        public async Task<Photo> Handle(GetPhoto query, CancellationToken cancellationToken)
        {
            var key = await db.Participations.Where(participation => participation.Id == query.ParticipationId && participation.EventId == query.EventId)
                .Select(participation => participation.PhotoKey)
                .FirstOrDefaultAsync(cancellationToken) ?? throw new NotFound("photo");
            return new Photo(files.OpenRead(key) ?? throw new NotFound("photo"), Path.GetFileNameWithoutExtension(key));
        }
    }
}

/// <param name="Content">A JPEG; the reader disposes of it.</param>
/// <param name="Tag">Names this very photo: another upload has another.</param>
public sealed record Photo(Stream Content, string Tag);
