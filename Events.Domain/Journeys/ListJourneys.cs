using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.Delegations;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Journeys;

/// <summary>
/// Who comes or leaves when, of those who take part: by day and time, where only the day is known at its end; those who travel together
/// stand together, delegations in protocol order and their heads first.
/// </summary>
/// <param name="On">One day only.</param>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer)]
public sealed record ListJourneys(
    Guid EventId, JourneyDirection? Direction = null, Guid? Delegation = null, DateOnly? On = null, bool? Confirmed = null, int Page = 1, int PageSize = Paging.DefaultSize)
    : IQuery<Page<JourneyRow>>, IForEvent, IPaged
{
    internal sealed class Validator : AbstractValidator<ListJourneys>
    {
        public Validator()
        {
            this.PageIsSound();
            RuleFor(query => query.Direction).IsInEnum();
        }
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListJourneys, Page<JourneyRow>>
    {
        public Task<Page<JourneyRow>> Handle(ListJourneys query, CancellationToken cancellationToken)
        {
            var journeys = db.Journeys.AsNoTracking().Where(journey => journey.EventId == query.EventId
                && (query.Direction == null || journey.Direction == query.Direction) && (query.On == null || journey.Date == query.On)
                && (query.Confirmed == null || (journey.ConfirmedUtc != null) == query.Confirmed));
            var rows =
                from journey in journeys
                join participation in db.Participations.TakingPart().Where(participation => query.Delegation == null || participation.DelegationId == query.Delegation)
                    on journey.ParticipationId equals participation.Id
                join person in db.People on participation.PersonId equals person.Id
                join delegation in db.Delegations on participation.DelegationId equals delegation.Id into delegations
                from delegation in delegations.DefaultIfEmpty()
                orderby journey.Date, journey.Time == null, journey.Time, journey.Flight, delegation.ProtocolSortKey, delegation.Id,
                    delegation.Members.Any(member => member.ParticipationId == participation.Id && member.LeftUtc == null && member.Capacity == MemberCapacity.Head) ? 0 : 1,
                    person.SortKey, journey.Id
                select new JourneyRow(
                    journey.Id, journey.Version, participation.Id, journey.Direction, journey.Date, journey.Time, journey.Port, journey.Flight, journey.Hotel, journey.MetBy, journey.Note,
                    journey.ConfirmedUtc, person.Name.Honorific, person.Name.Latin, person.Name.Native, person.Name.NativeLanguage, participation.DelegationId,
                    delegation == null ? null : delegation.Name, db.Countries.Where(country => delegation != null && country.Id == delegation.CountryId).Select(country => country.Code).FirstOrDefault(),
                    delegation.Members.Where(member => member.ParticipationId == participation.Id && member.LeftUtc == null).Select(member => (MemberCapacity?)member.Capacity).FirstOrDefault());
            return rows.ToPageAsync(query, cancellationToken);
        }
    }
}

/// <param name="ConfirmedUtc">When somebody said that they have come, or gone; null until then.</param>
/// <param name="NativeName">In the native script; null when the Latin form is the native one.</param>
/// <param name="Country">Of the delegation, ISO 3166-1 alpha-2; null for none.</param>
/// <param name="Capacity">In the delegation; null for those without one.</param>
public sealed record JourneyRow(
    Guid Id, long Version, Guid ParticipationId, JourneyDirection Direction, DateOnly Date, TimeOnly? Time, string? Port, string? Flight, string? Hotel, string? MetBy, string? Note,
    DateTime? ConfirmedUtc, string? Honorific, string LatinName, string? NativeName, string? NativeLanguage, Guid? DelegationId, LocalizedText? Delegation, string? Country,
    MemberCapacity? Capacity) : IVersioned, IJourneyPlan;
