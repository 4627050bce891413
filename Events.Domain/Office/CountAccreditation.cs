using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Office;

/// <summary>What waits for the accreditation desk.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer)]
public sealed record CountAccreditation(Guid EventId) : IQuery<AccreditationCounts>, IForEvent
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<CountAccreditation, AccreditationCounts>
    {
        public async Task<AccreditationCounts> Handle(CountAccreditation query, CancellationToken cancellationToken)
        {
            var states = await db.Participations.Where(participation => participation.EventId == query.EventId)
                .GroupBy(participation => participation.State)
                .Select(group => new { State = group.Key, Count = group.Count(), WithoutPhoto = group.Count(participation => participation.PhotoKey == null), Oldest = group.Min(participation => participation.NominatedUtc) })
                .ToDictionaryAsync(group => group.State, cancellationToken);
            var (submitted, approved) = (states.GetValueOrDefault(ParticipationState.Submitted), states.GetValueOrDefault(ParticipationState.Approved));
            return new AccreditationCounts(submitted?.Count ?? 0, submitted?.Oldest, submitted?.WithoutPhoto ?? 0, approved?.Count ?? 0, approved?.WithoutPhoto ?? 0, states.GetValueOrDefault(ParticipationState.Suspended)?.Count ?? 0,
                states.GetValueOrDefault(ParticipationState.InfoRequested)?.Count ?? 0);
        }
    }
}

/// <param name="OldestUtc">Since when the one that has waited longest was nominated; null when none waits.</param>
/// <param name="SubmittedWithoutPhoto">Of those to be decided.</param>
/// <param name="InfoRequested">Of whom the answer to a question is awaited.</param>
/// <param name="ApprovedWithoutPhoto">Of those approved: their badges would have none.</param>
public sealed record AccreditationCounts(int Submitted, DateTime? OldestUtc, int SubmittedWithoutPhoto, int Approved, int ApprovedWithoutPhoto, int Suspended, int InfoRequested);
