using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Desk;

/// <summary>Who stands at the desk, as they are now.</summary>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer, EventRole.RegistrationDesk)]
public sealed record GetAtDesk(Guid EventId, Guid ParticipationId) : IQuery<DeskPerson>, IForParticipation
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<GetAtDesk, DeskPerson>
    {
        public async Task<DeskPerson> Handle(GetAtDesk query, CancellationToken cancellationToken) =>
            (await db.ReadDeskAsync(
                db.Participations.AsNoTracking().Where(participation => participation.EventId == query.EventId && participation.Id == query.ParticipationId), [], null, cancellationToken)).FirstOrDefault()
            ?? throw new NotFound("participation");
    }
}
