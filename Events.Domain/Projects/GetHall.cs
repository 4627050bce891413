using Events.Domain.Access;
using Events.Domain.Calendar;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Projects;

/// <summary>What stands on the screen of the hall: how many projects are signed, and the last of them. No person, and no amount.</summary>
[ForStaff]
public sealed record GetHall(Guid EventId) : IQuery<HallView>, IForEvent
{
    private const int MostRecent = 4;

    internal sealed class Handler(IEventsDb db, TimeProvider clock) : IRequestHandler<GetHall, HallView>
    {
        public async Task<HallView> Handle(GetHall query, CancellationToken cancellationToken)
        {
            var edition = await db.Events.Where(edition => edition.Id == query.EventId).Select(edition => new { edition.Name, edition.Zone })
                .FirstOrDefaultAsync(cancellationToken) ?? throw new NotFound("event");
            var today = EventClock.DateOf(clock.GetUtcNow().UtcDateTime, edition.Zone);
            var signed = db.CooperationProjects.AsNoTracking().Where(project => project.EventId == query.EventId && project.SignedOn != null);
            // A correction keeps the state: the step into it is the signing.
            var recent = await signed
                .OrderByDescending(project => project.History.Where(change => change.To == ProjectState.Signed && change.From != ProjectState.Signed).OrderByDescending(change => change.Ordinal).Select(change => change.AtUtc).First())
                .ThenByDescending(project => project.Id)
                .Take(MostRecent)
                .Select(project => new HallProject(
                    project.Id, project.Title,
                    project.Parties.OrderBy(party => party.Order).Select(party => new PublicParty(
                        db.Organisations.Where(organisation => organisation.Id == party.OrganisationId).Select(organisation => organisation.Name).First(),
                        db.Countries.Where(country => country.Id == party.CountryId).Select(country => country.Code).FirstOrDefault())).ToList()))
                .ToListAsync(cancellationToken);
            return new HallView(edition.Name, await signed.CountAsync(cancellationToken), await signed.CountAsync(project => project.SignedOn == today, cancellationToken), recent);
        }
    }
}

/// <param name="Signed">With a day of signing, whatever became of them (domain rule 32).</param>
/// <param name="SignedToday">On the clocks of the event.</param>
/// <param name="Recent">The last signed first.</param>
public sealed record HallView(LocalizedText Event, int Signed, int SignedToday, IReadOnlyList<HallProject> Recent);

public sealed record HallProject(Guid Id, LocalizedText Title, IReadOnlyList<PublicParty> Parties);
