using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Delegations;

/// <summary>The papers that a delegation has handed in, in that order.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer, EventRole.FocalPoint)]
public sealed record ListDocuments(Guid EventId, Guid DelegationId) : IQuery<IReadOnlyList<DocumentRow>>, IForDelegation
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListDocuments, IReadOnlyList<DocumentRow>>
    {
        public async Task<IReadOnlyList<DocumentRow>> Handle(ListDocuments query, CancellationToken cancellationToken)
        {
            await db.Delegations.AsNoTracking().FindInEventAsync(query.EventId, query.DelegationId, cancellationToken);
            return await db.DelegationDocuments.Where(document => document.DelegationId == query.DelegationId).OrderBy(document => document.UploadedUtc)
                .Select(document => new DocumentRow(document.Id, document.FileName, document.Length, document.UploadedUtc)).ToListAsync(cancellationToken);
        }
    }
}
