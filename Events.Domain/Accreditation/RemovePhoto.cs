using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Files;
using MediatR;

namespace Events.Domain.Accreditation;

/// <summary>Takes the photo away and erases the file. Does nothing when there is none.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer, EventRole.FocalPoint)]
public sealed record RemovePhoto(Guid EventId, Guid ParticipationId) : ICommand, IForParticipation
{
    internal sealed class Handler(IEventsDb db, ICaller caller, IFileStore files) : IRequestHandler<RemovePhoto, Unit>
    {
        public async Task<Unit> Handle(RemovePhoto command, CancellationToken cancellationToken)
        {
            var participation = await db.Participations.FindInEventAsync(command.EventId, command.ParticipationId, cancellationToken);
            participation.RefuseFocalPointAfterApproval(caller);
            if (participation.PhotoKey is { } key)
            {
                participation.ShowPhoto(null);
                await db.SaveChangesAsync(cancellationToken);
                files.Delete(key);
            }

            return Unit.Value;
        }
    }
}
