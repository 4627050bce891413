using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Accreditation;

/// <summary>Who waits for a decision, the oldest nomination first; or, with <paramref name="Waiting" />, who waits for an answer to a question.</summary>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer)]
public sealed record GetQueue(Guid EventId, Guid? Delegation = null, Guid? Category = null, bool? HasPhoto = null, bool Waiting = false) : IQuery<AccreditationQueue>, IForEvent
{
    /// <summary>Ids that are answered at once: more than an hour's work. Who decides them asks again.</summary>
    public const int MaxIds = 1000;

    internal sealed class Handler(IEventsDb db) : IRequestHandler<GetQueue, AccreditationQueue>
    {
        public async Task<AccreditationQueue> Handle(GetQueue query, CancellationToken cancellationToken)
        {
            var state = query.Waiting ? ParticipationState.InfoRequested : ParticipationState.Submitted;
            var rows = db.Participations.AsNoTracking().Where(participation => participation.EventId == query.EventId && participation.State == state);
            rows = query.Delegation is { } delegation ? rows.Where(participation => participation.DelegationId == delegation) : rows;
            rows = query.Category is { } category ? rows.Where(participation => participation.CategoryId == category) : rows;
            rows = query.HasPhoto is { } hasPhoto ? rows.Where(participation => participation.PhotoKey != null == hasPhoto) : rows;
            return new AccreditationQueue(
                await rows.CountAsync(cancellationToken),
                await db.Participations.CountAsync(participation => participation.EventId == query.EventId && participation.State == ParticipationState.InfoRequested, cancellationToken),
                await rows.OrderBy(participation => participation.NominatedUtc).ThenBy(participation => participation.Id).Select(participation => participation.Id).Take(MaxIds).ToListAsync(cancellationToken));
        }
    }
}

/// <param name="Total">Of those who match.</param>
/// <param name="Waiting">Of the whole event: those of whom an answer is awaited.</param>
/// <param name="Ids">Of participations in the order of the queue, at most <see cref="GetQueue.MaxIds" />.</param>
public sealed record AccreditationQueue(int Total, int Waiting, IReadOnlyList<Guid> Ids);
