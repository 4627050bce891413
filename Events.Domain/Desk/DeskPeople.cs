using Events.Domain.Accreditation;
using Events.Domain.Badges;
using Events.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Desk;

/// <summary>What the desk sees of people, read in one query.</summary>
internal static class DeskPeople
{
    /// <param name="scanned">Hash of the code, or the serial, that led here.</param>
    public static async Task<IReadOnlyList<DeskPerson>> ReadDeskAsync(this IEventsDb db, IQueryable<Participation> participations, IReadOnlyList<string> words, string? scanned, CancellationToken cancellationToken)
    {
        var rows =
            from participation in participations
            join person in db.People on participation.PersonId equals person.Id
            join category in db.Categories on participation.CategoryId equals category.Id
            select new { participation, person, category };
        foreach (var word in words)
        {
            rows = rows.Where(row => row.person.Search.Contains(word));
        }

        // Those who come stand before those who do not.
        return await rows
            .OrderBy(row => row.participation.State != ParticipationState.Approved).ThenBy(row => row.person.SortKey).ThenBy(row => row.participation.Id)
            .Select(row => new DeskPerson(
                row.participation.Id, row.person.Name.Honorific, row.person.Name.Latin, row.person.Name.Native, row.person.Name.NativeLanguage, row.participation.Office,
                row.participation.Organisation,
                db.Delegations.Where(delegation => delegation.Id == row.participation.DelegationId).Select(delegation => delegation.Name).FirstOrDefault(),
                db.Delegations.Where(delegation => delegation.Id == row.participation.DelegationId)
                    .Join(db.Countries, delegation => delegation.CountryId, country => country.Id, (_, country) => country.Code).FirstOrDefault(),
                row.category.Name, row.category.Letter, row.category.Colour, row.participation.State, row.participation.StateReason, row.participation.PhotoKey != null,
                row.participation.Badges.Where(badge => badge.VoidedUtc == null)
                    .Select(badge => new ValidBadge(badge.Serial, badge.IssuedUtc, badge.PrintedUtc, badge.HandedUtc, badge.HandedTo)).FirstOrDefault(),
                row.participation.Badges.Where(badge => badge.VoidedUtc != null && scanned != null && (badge.CodeHash == scanned || badge.Serial == scanned))
                    .Select(badge => new EndedBadge(badge.Serial, badge.VoidedUtc!.Value, badge.End, badge.VoidReason)).FirstOrDefault()))
            .Take(FindAtDesk.MaxPeople)
            .ToListAsync(cancellationToken);
    }
}
