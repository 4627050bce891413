using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Calendar;

[ForSignedIn]
public sealed record GetOrganisation(Guid OrganisationId) : IQuery<OrganisationRow>
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<GetOrganisation, OrganisationRow>
    {
        public async Task<OrganisationRow> Handle(GetOrganisation query, CancellationToken cancellationToken) =>
            await db.Organisations.Where(organisation => organisation.Id == query.OrganisationId).ToRows(db).FirstOrDefaultAsync(cancellationToken)
                ?? throw new NotFound("organisation");
    }
}
