using Events.Domain.Access;
using Events.Domain.Calendar;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Office;

/// <summary>The events that the caller works in, all of them for the administrator; the latest first, at most <see cref="Most" />.</summary>
[ForRolesAnywhere(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer, EventRole.RegistrationDesk, EventRole.ProjectOfficer, EventRole.Viewer)]
public sealed record ListOffices : IQuery<IReadOnlyList<OfficeRow>>
{
    public const int Most = 50;

    internal sealed class Handler(IEventsDb db, ICaller caller) : IRequestHandler<ListOffices, IReadOnlyList<OfficeRow>>
    {
        public async Task<IReadOnlyList<OfficeRow>> Handle(ListOffices query, CancellationToken cancellationToken)
        {
            var (userId, isAdministrator) = (caller.UserId, caller.IsAdministrator);
            return await db.Events
                .Where(edition => isAdministrator || db.RoleAssignments.Any(role => role.UserId == userId && role.EventId == edition.Id && role.Role != EventRole.FocalPoint))
                .OrderByDescending(edition => edition.StartsOn).ThenBy(edition => edition.Slug)
                .Select(edition => new OfficeRow(
                    edition.Id, edition.Name, edition.StartsOn, edition.EndsOn, db.Countries.First(country => country.Id == edition.HostCountryId).Code, edition.City, edition.Status))
                .Take(Most).ToListAsync(cancellationToken);
        }
    }
}

/// <param name="HostCountry">ISO 3166-1 alpha-2.</param>
public sealed record OfficeRow(Guid Id, LocalizedText Name, DateOnly StartsOn, DateOnly EndsOn, string HostCountry, LocalizedText City, EventStatus Status);
