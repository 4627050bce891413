using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Badges;

/// <summary>The print record: everybody who is approved with their valid badge, by name.</summary>
/// <param name="Q">Words of the name in any script, or a badge's serial.</param>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer, EventRole.RegistrationDesk)]
public sealed record ListBadges(
    Guid EventId, string? Q = null, BadgeProgress? Progress = null, Guid? Delegation = null, Guid? Category = null, int Page = 1, int PageSize = Paging.DefaultSize)
    : IQuery<Page<BadgeRow>>, IForEvent, IPaged
{
    internal sealed class Validator : AbstractValidator<ListBadges>
    {
        public Validator()
        {
            this.PageIsSound();
            RuleFor(query => query.Q).MaximumLength(Searching.MaxLength);
            RuleFor(query => query.Progress).IsInEnum();
        }
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListBadges, Page<BadgeRow>>
    {
        public Task<Page<BadgeRow>> Handle(ListBadges query, CancellationToken cancellationToken)
        {
            var rows =
                from participation in Filter(query)
                join person in db.People on participation.PersonId equals person.Id
                select new { participation, person };
            if (query.Q?.Trim().ToUpperInvariant() is { Length: BadgeCode.SerialLength } serial)
            {
                rows = rows.Where(row => row.participation.Badges.Any(badge => badge.Serial == serial) || row.person.Search.Contains(Folding.Fold(serial)));
            }
            else
            {
                foreach (var word in Searching.Words(query.Q))
                {
                    rows = rows.Where(row => row.person.Search.Contains(word));
                }
            }

            return rows.OrderBy(row => row.person.SortKey).ThenBy(row => row.participation.Id)
                .Select(row => new BadgeRow(
                    row.participation.Id, row.person.Name.Honorific, row.person.Name.Latin, row.person.Name.Native, row.person.Name.NativeLanguage,
                    db.Delegations.Where(delegation => delegation.Id == row.participation.DelegationId).Select(delegation => delegation.Name).FirstOrDefault(),
                    row.participation.CategoryId, row.participation.PhotoKey != null,
                    row.participation.Badges.Where(badge => badge.VoidedUtc == null)
                        .Select(badge => new ValidBadge(badge.Serial, badge.IssuedUtc, badge.PrintedUtc, badge.HandedUtc, badge.HandedTo)).FirstOrDefault(),
                    row.participation.Badges.Count(badge => badge.VoidedUtc != null)))
                .ToPageAsync(query, cancellationToken);
        }

        private IQueryable<Participation> Filter(ListBadges query)
        {
            var approved = db.Participations.AsNoTracking().Where(participation => participation.EventId == query.EventId && participation.State == ParticipationState.Approved
                && (query.Delegation == null || participation.DelegationId == query.Delegation)
                && (query.Category == null || participation.CategoryId == query.Category));
            return query.Progress switch
            {
                BadgeProgress.NotPrinted => approved.Where(participation => !participation.Badges.Any(badge => badge.VoidedUtc == null && badge.PrintedUtc != null)),
                BadgeProgress.Printed => approved.Where(participation => participation.Badges.Any(badge => badge.VoidedUtc == null && badge.PrintedUtc != null && badge.HandedUtc == null)),
                BadgeProgress.HandedOver => approved.Where(participation => participation.Badges.Any(badge => badge.VoidedUtc == null && badge.HandedUtc != null)),
                _ => approved,
            };
        }
    }
}

/// <summary>How far somebody's badge has come.</summary>
public enum BadgeProgress
{
    /// <summary>Not made, or made and in no printer yet.</summary>
    NotPrinted,

    /// <summary>Lies at the desk.</summary>
    Printed,
    HandedOver,
}

/// <param name="Badge">Null while there is none.</param>
/// <param name="Voided">How many earlier ones are void.</param>
public sealed record BadgeRow(
    Guid ParticipationId, string? Honorific, string LatinName, string? NativeName, string? NativeLanguage, LocalizedText? Delegation, Guid CategoryId, bool HasPhoto,
    ValidBadge? Badge, int Voided);

/// <param name="PrintedUtc">Null until it is taken to a printer.</param>
/// <param name="HandedTo">Who signed for it; null for the person on it.</param>
public sealed record ValidBadge(string Serial, DateTime IssuedUtc, DateTime? PrintedUtc, DateTime? HandedUtc, string? HandedTo);
