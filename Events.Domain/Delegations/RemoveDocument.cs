using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Files;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Delegations;

/// <summary>Takes a paper of the delegation back.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.FocalPoint)]
public sealed record RemoveDocument(Guid EventId, Guid DelegationId, Guid DocumentId) : ICommand, IForDelegation
{
    internal sealed class Handler(IEventsDb db, IFileStore files) : IRequestHandler<RemoveDocument, Unit>
    {
        public async Task<Unit> Handle(RemoveDocument command, CancellationToken cancellationToken)
        {
            var document = await db.DelegationDocuments.FirstOrDefaultAsync(
                row => row.Id == command.DocumentId && row.DelegationId == command.DelegationId && row.EventId == command.EventId, cancellationToken) ?? throw new NotFound("document");
            db.DelegationDocuments.Remove(document);
            await db.SaveChangesAsync(cancellationToken);
            files.Delete(document.FileKey);
            return Unit.Value;
        }
    }
}
