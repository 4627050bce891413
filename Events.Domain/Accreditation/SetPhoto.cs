using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Files;
using MediatR;

namespace Events.Domain.Accreditation;

/// <summary>Gives somebody a photo, or another one; a focal point may until the person is approved.</summary>
/// <param name="Upload">A JPEG or PNG by its content, whatever it is called; at most <see cref="Photos.MaxBytes" />.</param>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer, EventRole.FocalPoint)]
public sealed record SetPhoto(Guid EventId, Guid ParticipationId, Stream Upload) : ICommand, IForParticipation
{
    internal sealed class Handler(IEventsDb db, ICaller caller, IPhotoStudio studio, IFileStore files) : IRequestHandler<SetPhoto, Unit>
    {
        public async Task<Unit> Handle(SetPhoto command, CancellationToken cancellationToken)
        {
            var participation = await db.Participations.FindInEventAsync(command.EventId, command.ParticipationId, cancellationToken);
            participation.RefuseFocalPointAfterApproval(caller);
            var photo = await studio.DevelopAsync(command.Upload, cancellationToken);
            var before = participation.PhotoKey;

            // A new key each time: what a reader or a badge batch holds stays what it was.
            var key = $"photos/{Guid.CreateVersion7():N}.jpg";
            await files.SaveAsync(key, (file, token) => file.WriteAsync(photo, token).AsTask(), cancellationToken);
            try
            {
                participation.ShowPhoto(key);
                await db.SaveChangesAsync(cancellationToken);
            }
            catch
            {
                files.Delete(key);
                throw;
            }

            if (before is not null)
            {
                files.Delete(before);
            }

            return Unit.Value;
        }
    }
}
