using Events.Domain.Access;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Programme;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Projects;

/// <summary>What a signing that is confirmed at this moment most likely was: today, and in the ceremony that runs. For one tap; the officer may say otherwise.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProjectOfficer)]
public sealed record SuggestSigning(Guid EventId) : IQuery<SigningSuggestion>, IForEvent
{
    internal sealed class Handler(IEventsDb db, TimeProvider clock) : IRequestHandler<SuggestSigning, SigningSuggestion>
    {
        public async Task<SigningSuggestion> Handle(SuggestSigning query, CancellationToken cancellationToken)
        {
            var edition = await db.Events.Where(edition => edition.Id == query.EventId).Select(edition => new { edition.StartsOn, edition.EndsOn, edition.Zone })
                .FirstOrDefaultAsync(cancellationToken) ?? throw new NotFound("event");
            var ceremonies = await db.Sessions.Where(session => session.EventId == query.EventId && session.Kind == SessionKind.Signing && session.State == SessionState.Scheduled)
                .OrderBy(session => session.StartsUtc).ThenBy(session => session.Id)
                .Select(session => new SigningCeremony(session.Id, session.Title, session.StartDate, session.EndDate, session.StartsUtc))
                .ToListAsync(cancellationToken);
            var nowUtc = clock.GetUtcNow().UtcDateTime;
            var today = EventClock.DateOf(nowUtc, edition.Zone);
            if (today < edition.StartsOn)
            {
                return new SigningSuggestion(new Signing(today, SigningPlace.ImmediatelyBefore, null), ceremonies);
            }

            var on = today > edition.EndsOn ? edition.EndsOn : today;
            var ofToday = ceremonies.Where(ceremony => ceremony.StartDate <= today && ceremony.EndDate >= today).ToList();
            var running = ofToday.LastOrDefault(ceremony => ceremony.StartsUtc <= nowUtc) ?? ofToday.FirstOrDefault();
            return new SigningSuggestion(new Signing(on, running is null ? SigningPlace.DuringEventOffStage : SigningPlace.OnStage, running?.Id), ceremonies);
        }
    }
}

/// <param name="Ceremonies">The programme's signing sessions, by their start.</param>
public sealed record SigningSuggestion(Signing Signing, IReadOnlyList<SigningCeremony> Ceremonies);

/// <param name="StartDate">In the event's zone, as the other day.</param>
public sealed record SigningCeremony(Guid Id, LocalizedText Title, DateOnly StartDate, DateOnly EndDate, DateTime StartsUtc);
