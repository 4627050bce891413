using Events.Domain.Access;
using Events.Domain.Calendar;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Office;

/// <summary>What stands around every page of an event's back office: which event it is, and what its reader is in it.</summary>
[ForStaff]
public sealed record GetOffice(Guid EventId) : IQuery<OpenOffice>, IForEvent
{
    internal sealed class Handler(IEventsDb db, ICaller caller, IAccounts accounts) : IRequestHandler<GetOffice, OpenOffice>
    {
        public async Task<OpenOffice> Handle(GetOffice query, CancellationToken cancellationToken)
        {
            List<EventRole> roles = caller.IsAdministrator ? [EventRole.Administrator, .. caller.Roles] : [.. caller.Roles];
            var me = (await accounts.FindAsync([caller.UserId], cancellationToken))[caller.UserId];
            return await db.Events.Where(edition => edition.Id == query.EventId)
                .Select(edition => new OpenOffice(
                    edition.Id, edition.Slug, edition.Name, edition.StartsOn, edition.EndsOn, edition.Zone, edition.Languages, edition.Status, edition.IsPublished, roles, me.DisplayName))
                .FirstOrDefaultAsync(cancellationToken) ?? throw new NotFound("event");
        }
    }
}

/// <param name="StartsOn">The first day, in <paramref name="Zone" />.</param>
/// <param name="EndsOn">The last day, in <paramref name="Zone" />.</param>
/// <param name="Languages">BCP 47, of the event's own texts.</param>
/// <param name="MyRoles">The reader's, so that pages offer what they may do. What they may is decided on each message.</param>
/// <param name="MyName">The reader's.</param>
public sealed record OpenOffice(
    Guid Id, string Slug, LocalizedText Name, DateOnly StartsOn, DateOnly EndsOn, string Zone, IReadOnlyList<string> Languages, EventStatus Status, bool IsPublished,
    IReadOnlyList<EventRole> MyRoles, string MyName)
{
    /// <summary>Whether the reader has one of these roles, or is the system administrator.</summary>
    public bool May(params IEnumerable<EventRole> roles) => MyRoles.Contains(EventRole.Administrator) || MyRoles.Intersect(roles).Any();
}
