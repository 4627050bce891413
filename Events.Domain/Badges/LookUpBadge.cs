using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.Delegations;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Badges;

/// <summary>Whose badge this is, and whether it is valid now; if not, why not (domain rules 8, 10, 11).</summary>
/// <param name="Code">As scanned or typed: case, blanks and hyphens do not matter.</param>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer, EventRole.RegistrationDesk, EventRole.ProtocolOfficer)]
public sealed record LookUpBadge(string Code) : IQuery<BadgeFound>, IForEvent
{
    private const int MaxTyped = 100;

    [JsonIgnore]
    public Guid EventId { get; init; }

    internal sealed class Validator : AbstractValidator<LookUpBadge>
    {
        public Validator() => RuleFor(query => query.Code).NotEmpty().MaximumLength(MaxTyped);
    }

    internal sealed class Handler(IEventsDb db, TimeProvider clock) : IRequestHandler<LookUpBadge, BadgeFound>
    {
        public async Task<BadgeFound> Handle(LookUpBadge query, CancellationToken cancellationToken)
        {
            var hash = BadgeCode.Read(query.Code) is { } code ? BadgeCode.Hash(code) : throw new NotFound("badge");
            var found = await (
                from participation in db.Participations.AsNoTracking().Where(participation => participation.EventId == query.EventId && participation.Badges.Any(badge => badge.CodeHash == hash))
                join person in db.People on participation.PersonId equals person.Id
                join category in db.Categories on participation.CategoryId equals category.Id
                join edition in db.Events on participation.EventId equals edition.Id
                select new
                {
                    participation.Id,
                    person.Name.Latin,
                    person.Name.Native,
                    person.Name.Honorific,
                    participation.Office,
                    participation.Organisation,
                    participation.State,
                    HasPhoto = participation.PhotoKey != null,
                    Category = category.Name,
                    category.Letter,
                    category.Zones,
                    edition.EndsOn,
                    edition.Zone,
                    Badge = participation.Badges.Where(badge => badge.CodeHash == hash).Select(badge => new { badge.Serial, badge.VoidedUtc, badge.VoidReason }).First(),
                    Delegation = db.Delegations.Where(delegation => delegation.Id == participation.DelegationId).Select(delegation => delegation.Name).FirstOrDefault(),
                    Capacity = db.Delegations.Where(delegation => delegation.Id == participation.DelegationId).SelectMany(delegation => delegation.Members)
                        .Where(member => member.ParticipationId == participation.Id && member.LeftUtc == null).Select(member => (MemberCapacity?)member.Capacity).FirstOrDefault(),
                }).FirstOrDefaultAsync(cancellationToken) ?? throw new NotFound("badge");

            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(found.Zone)).DateTime);
            BadgeRefusal? refusal = found.State switch
            {
                ParticipationState.Suspended => BadgeRefusal.Suspended,
                ParticipationState.Revoked => BadgeRefusal.Revoked,
                ParticipationState.Withdrawn or ParticipationState.Replaced => BadgeRefusal.NoLongerComing,
                not ParticipationState.Approved => BadgeRefusal.NotApproved,
                _ when found.Badge.VoidedUtc is not null => BadgeRefusal.Void,
                _ when today > found.EndsOn => BadgeRefusal.EventIsOver,
                _ => null,
            };
            return new BadgeFound(
                found.Id, refusal is null, refusal, refusal is BadgeRefusal.Void ? found.Badge.VoidReason : null, found.Badge.Serial, found.Honorific, found.Latin, found.Native, found.Office,
                found.Organisation, found.Delegation, found.Capacity, found.Category, found.Letter, found.Zones, found.HasPhoto);
        }
    }
}

/// <param name="Refusal">Why it is not valid; null when it is.</param>
/// <param name="RefusalReason">What was written down when the badge was voided.</param>
/// <param name="Zones">Letters of the zones that the category opens.</param>
public sealed record BadgeFound(
    Guid ParticipationId, bool IsValid, BadgeRefusal? Refusal, string? RefusalReason, string Serial, string? Honorific, string LatinName, string? NativeName, LocalizedText Office,
    string? Organisation, LocalizedText? Delegation, MemberCapacity? Capacity, LocalizedText Category, string CategoryLetter, IReadOnlyList<string> Zones, bool HasPhoto);

public enum BadgeRefusal
{
    /// <summary>Lost, or replaced by a later badge of the same person.</summary>
    Void,
    Suspended,
    Revoked,

    /// <summary>Withdrawn, or somebody else took the place.</summary>
    NoLongerComing,
    NotApproved,
    EventIsOver,
}
