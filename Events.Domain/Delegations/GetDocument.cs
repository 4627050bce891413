using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Files;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Delegations;

/// <summary>A paper of the delegation, to be downloaded.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer, EventRole.FocalPoint)]
public sealed record GetDocument(Guid EventId, Guid DelegationId, Guid DocumentId) : IQuery<DocumentFile>, IForDelegation
{
    internal sealed class Handler(IEventsDb db, IFileStore files) : IRequestHandler<GetDocument, DocumentFile>
    {
        public async Task<DocumentFile> Handle(GetDocument query, CancellationToken cancellationToken)
        {
            var document = await db.DelegationDocuments.AsNoTracking().FirstOrDefaultAsync(
                row => row.Id == query.DocumentId && row.DelegationId == query.DelegationId && row.EventId == query.EventId, cancellationToken) ?? throw new NotFound("document");
            return new DocumentFile(files.OpenRead(document.FileKey) ?? throw new NotFound("document"), document.FileName, document.Format.MediaType(), document.Sha256);
        }
    }
}

/// <param name="Content">The reader disposes of it.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
public sealed record DocumentFile(Stream Content, string FileName, string MediaType, string Sha256);
