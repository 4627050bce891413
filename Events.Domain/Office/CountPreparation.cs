using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Domain.Jobs;
using Events.Domain.Programme;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Office;

/// <summary>What is not ready yet, and what has gone wrong.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer)]
public sealed record CountPreparation(Guid EventId) : IQuery<PreparationCounts>, IForEvent
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<CountPreparation, PreparationCounts>
    {
        public async Task<PreparationCounts> Handle(CountPreparation query, CancellationToken cancellationToken)
        {
            var eventId = query.EventId;
            var failed = await db.JobRequests.Where(job => job.EventId == eventId && job.State == JobState.Dead)
                .GroupBy(job => job.Kind == JobKind.SendMail).Select(group => new { AreMails = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
            var sessions = await db.Sessions.Where(session => session.EventId == eventId && session.State != SessionState.Cancelled)
                .GroupBy(session => session.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
            var agenda = await db.AgendaReleases.Where(release => release.EventId == eventId).OrderByDescending(release => release.Number)
                .Select(release => new IssuedVersion(release.Number, release.IssuedUtc)).FirstOrDefaultAsync(cancellationToken);
            return new PreparationCounts(
                await db.Delegations.CountAsync(delegation => delegation.EventId == eventId, cancellationToken),
                await db.Delegations.CountAsync(delegation => delegation.EventId == eventId && !delegation.Members.Any(member => member.Capacity == MemberCapacity.Head && member.LeftUtc == null), cancellationToken),
                await db.Participations.CountAsync(
                    participation => participation.EventId == eventId && participation.PhotoKey == null
                        && (participation.State == ParticipationState.Draft || participation.State == ParticipationState.Submitted || participation.State == ParticipationState.InfoRequested || participation.State == ParticipationState.Approved || participation.State == ParticipationState.Suspended),
                    cancellationToken),
                sessions.GetValueOrDefault(SessionState.Scheduled), sessions.GetValueOrDefault(SessionState.Draft), agenda,
                failed.Where(group => !group.AreMails).Sum(group => group.Count), failed.Where(group => group.AreMails).Sum(group => group.Count));
        }
    }
}

/// <param name="WithoutHead">Delegations that have named no head (domain rule 1).</param>
/// <param name="WithoutPhoto">People who still count and have no photo.</param>
/// <param name="Agenda">The latest published version; null while there is none.</param>
/// <param name="FailedJobs">Given up, mails not counted.</param>
/// <param name="FailedMails">Not tried any more.</param>
public sealed record PreparationCounts(int Delegations, int WithoutHead, int WithoutPhoto, int Scheduled, int Drafts, IssuedVersion? Agenda, int FailedJobs, int FailedMails);
