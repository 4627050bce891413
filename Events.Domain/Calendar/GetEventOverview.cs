using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Domain.Jobs;
using Events.Domain.Programme;
using Events.Domain.Projects;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Calendar;

/// <summary>How an event stands, at one look: counted in the tables, however large the event is.</summary>
[ForStaff]
public sealed record GetEventOverview(Guid EventId) : IQuery<EventOverview>, IForEvent
{
    /// <summary>How many of the latest jobs are shown.</summary>
    public const int Jobs = 10;

    internal sealed class Handler(IEventsDb db, ICaller caller) : IRequestHandler<GetEventOverview, EventOverview>
    {
        public async Task<EventOverview> Handle(GetEventOverview query, CancellationToken cancellationToken)
        {
            var eventId = query.EventId;
            var participations = await db.Participations.Where(participation => participation.EventId == eventId)
                .GroupBy(participation => participation.State)
                .Select(group => new { State = group.Key, Count = group.Count(), WithoutPhoto = group.Count(participation => participation.PhotoKey == null) })
                .ToListAsync(cancellationToken);
            var sessions = await db.Sessions.Where(session => session.EventId == eventId)
                .GroupBy(session => session.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
            var projects = await db.CooperationProjects.Where(project => project.EventId == eventId)
                .GroupBy(project => project.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
            var agenda = await db.AgendaReleases.Where(release => release.EventId == eventId).OrderByDescending(release => release.Number)
                .Select(release => new IssuedVersion(release.Number, release.IssuedUtc)).FirstOrDefaultAsync(cancellationToken);
            var jobs = await JobsAsync(eventId, cancellationToken);
            var counts = participations.ToDictionary(row => row.State, row => row.Count);
            var withoutPhoto = participations
                .Where(row => row.State is ParticipationState.Draft or ParticipationState.Submitted or ParticipationState.InfoRequested or ParticipationState.Approved or ParticipationState.Suspended)
                .Sum(row => row.WithoutPhoto);
            List<EventRole> roles = caller.IsAdministrator ? [EventRole.Administrator] : [.. caller.Roles];
            return await db.Events.Where(edition => edition.Id == eventId)
                .Select(edition => new EventOverview(
                    edition.Id, edition.Slug, edition.Name, edition.Theme, edition.StartsOn, edition.EndsOn, edition.Zone,
                    db.Countries.First(country => country.Id == edition.HostCountryId).Code, edition.City, edition.Venue, edition.Languages, edition.Status, edition.IsPublished,
                    counts, withoutPhoto,
                    db.Delegations.Count(delegation => delegation.EventId == eventId),
                    db.Delegations.Count(delegation => delegation.EventId == eventId
                        && !delegation.Members.Any(member => member.Capacity == MemberCapacity.Head && member.LeftUtc == null)),
                    sessions, projects, db.CooperationProjects.Count(project => project.EventId == eventId && project.SignedOn != null),
                    agenda, jobs, roles))
                .FirstOrDefaultAsync(cancellationToken) ?? throw new NotFound("event");
        }

        private async Task<IReadOnlyList<OverviewJob>> JobsAsync(Guid eventId, CancellationToken cancellationToken)
        {
            var jobs = await db.JobRequests.Where(job => job.EventId == eventId).OrderByDescending(job => job.RequestedUtc).ThenByDescending(job => job.Id)
                .Take(Jobs).Select(JobRow.Of).ToListAsync(cancellationToken);
            var subjects = jobs.Where(job => job.Kind is JobKind.RenderAgenda).Select(job => job.SubjectId).ToList();
            var papers = await db.AgendaReleases.Where(release => release.EventId == eventId)
                .SelectMany(release => release.Prints, (release, print) => new { print.Id, print.Language, release.Number })
                .Where(print => subjects.Contains(print.Id))
                .ToDictionaryAsync(print => print.Id, cancellationToken);
            // The papers of one version were asked for at the same instant.
            return [.. jobs.Select(job => new OverviewJob(job, papers.GetValueOrDefault(job.SubjectId)?.Language, papers.GetValueOrDefault(job.SubjectId)?.Number))
                .OrderByDescending(row => row.Job.RequestedUtc).ThenBy(row => row.Language, StringComparer.Ordinal)];
        }
    }
}

/// <param name="StartsOn">The first day, in <paramref name="Zone" />.</param>
/// <param name="EndsOn">The last day, in <paramref name="Zone" />.</param>
/// <param name="HostCountry">ISO 3166-1 alpha-2.</param>
/// <param name="Participations">By state; a state without any is not there.</param>
/// <param name="WithoutPhoto">Participations that still count and have no photo.</param>
/// <param name="WithoutHead">Delegations that have named no head.</param>
/// <param name="Sessions">By state.</param>
/// <param name="Projects">By state.</param>
/// <param name="Signed">Projects with a day of signing, whatever became of them (domain rule 32).</param>
/// <param name="Agenda">The latest version; null while none was published.</param>
/// <param name="Jobs">The latest first.</param>
/// <param name="MyRoles">The reader's, so that the page offers what they may do.</param>
public sealed record EventOverview(
    Guid Id, string Slug, LocalizedText Name, LocalizedText Theme, DateOnly StartsOn, DateOnly EndsOn, string Zone, string HostCountry, LocalizedText City, LocalizedText Venue,
    IReadOnlyList<string> Languages, EventStatus Status, bool IsPublished,
    IReadOnlyDictionary<ParticipationState, int> Participations, int WithoutPhoto, int Delegations, int WithoutHead,
    IReadOnlyDictionary<SessionState, int> Sessions, IReadOnlyDictionary<ProjectState, int> Projects, int Signed,
    IssuedVersion? Agenda, IReadOnlyList<OverviewJob> Jobs, IReadOnlyList<EventRole> MyRoles);

/// <param name="Number">From 1.</param>
public sealed record IssuedVersion(int Number, DateTime IssuedUtc);

/// <param name="Language">Of the paper that the job makes, BCP 47; null for other work.</param>
/// <param name="Version">Of the agenda that the job prints; null for other work.</param>
public sealed record OverviewJob(JobRow Job, string? Language, int? Version);
