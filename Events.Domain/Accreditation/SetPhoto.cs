using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Files;
using FluentValidation;
using MediatR;

namespace Events.Domain.Accreditation;

/// <summary>Gives somebody a photo, or another one; a focal point may until the person is approved.</summary>
/// <param name="Crop">What of the picture is shown; null for what usually is the face.</param>
/// <param name="Upload">A JPEG or PNG by its content, whatever it is called; at most <see cref="Photos.MaxBytes" />.</param>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer, EventRole.FocalPoint)]
public sealed record SetPhoto(Guid EventId, Guid ParticipationId, Stream Upload, PhotoCrop? Crop = null) : ICommand, IForParticipation
{
    internal sealed class Validator : AbstractValidator<SetPhoto>
    {
        public Validator() => RuleFor(photo => photo.Crop).Must(crop => crop is null or { IsSound: true })
            .WithMessage($"Give a zoom of 1 to {PhotoCrop.MaxZoom}, and a place of 0 to 1 across and down.");
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, IPhotoStudio studio, IFileStore files) : IRequestHandler<SetPhoto, Unit>
    {
        public async Task<Unit> Handle(SetPhoto command, CancellationToken cancellationToken)
        {
            var participation = await db.Participations.FindInEventAsync(command.EventId, command.ParticipationId, cancellationToken);
            participation.RefuseFocalPointAfterApproval(caller);
            var photo = await studio.DevelopAsync(command.Upload, cancellationToken, command.Crop);
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
