using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.Delegations;
using Events.Domain.Jobs;
using Events.Domain.Outbox;
using Events.Domain.Programme;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Office;

/// <summary>What an event still needs before its doors open, counted in one look.</summary>
[ForRoles(EventRole.Organiser)]
public sealed record GetReadiness(Guid EventId) : IQuery<Readiness>, IForEvent
{
    internal sealed class Handler(IEventsDb db, IMailRoute mail) : IRequestHandler<GetReadiness, Readiness>
    {
        public async Task<Readiness> Handle(GetReadiness query, CancellationToken cancellationToken)
        {
            var eventId = query.EventId;
            var counted = await db.Events.Where(edition => edition.Id == eventId).Select(edition => new
            {
                edition.Name,
                edition.Languages,
                edition.IsPublished,
                Organisers = edition.Organisations.Count,
                WithoutLogo = db.Organisations.Count(organisation => organisation.LogoId == null && edition.Organisations.Any(role => role.OrganisationId == organisation.Id)),
                Categories = db.Categories.Count(category => category.EventId == eventId),
                Rooms = db.Rooms.Count(room => room.EventId == eventId),
                Officers = db.RoleAssignments.Count(role => role.EventId == eventId && role.Role == EventRole.AccreditationOfficer),
                Delegations = db.Delegations.Count(delegation => delegation.EventId == eventId),
                WithoutHead = db.Delegations.Count(delegation => delegation.EventId == eventId && !delegation.Members.Any(member => member.Capacity == MemberCapacity.Head && member.LeftUtc == null)),
                WithoutQuota = db.Delegations.Count(delegation => delegation.EventId == eventId && !delegation.Quotas.Any()),
                NominatedWithoutPhoto = db.Participations.Count(one => one.EventId == eventId && one.PhotoKey == null && one.State == ParticipationState.Submitted),
                ApprovedWithoutPhoto = db.Participations.Count(one => one.EventId == eventId && one.PhotoKey == null && one.State == ParticipationState.Approved),
                Drafts = db.Sessions.Count(session => session.EventId == eventId && session.State == SessionState.Draft),
                HasAgenda = db.AgendaReleases.Any(release => release.EventId == eventId),
                NotPrinted = db.Participations.Count(one => one.EventId == eventId && one.State == ParticipationState.Approved && !one.Badges.Any(badge => badge.VoidedUtc == null && badge.PrintedUtc != null)),
                FailedJobs = db.JobRequests.Count(job => job.EventId == eventId && job.State == JobState.Dead),
            }).FirstOrDefaultAsync(cancellationToken) ?? throw new NotFound("event");
            return new Readiness(
                counted.IsPublished, counted.Languages.Count(language => !counted.Name.Texts.ContainsKey(language)), counted.Organisers, counted.WithoutLogo, counted.Categories, counted.Rooms,
                counted.Officers, counted.Delegations, counted.WithoutHead, counted.WithoutQuota, counted.NominatedWithoutPhoto, counted.ApprovedWithoutPhoto, counted.Drafts, counted.HasAgenda,
                counted.NotPrinted, counted.FailedJobs, mail.HasServer);
        }
    }
}

/// <param name="IsAnnounced">Whether the world may see the event.</param>
/// <param name="Untranslated">The event's own languages in which it has no name.</param>
/// <param name="Organisers">Organisations in any role on the ladder.</param>
/// <param name="WithoutLogo">Of these organisations, each once.</param>
/// <param name="Officers">Accreditation officers.</param>
/// <param name="WithoutHead">Delegations that have named no head (domain rule 1).</param>
/// <param name="WithoutQuota">Delegations that have been given no places.</param>
/// <param name="NominatedWithoutPhoto">Of those who wait for a decision.</param>
/// <param name="Drafts">Sessions that are only drafted.</param>
/// <param name="HasAgenda">Whether any version was published.</param>
/// <param name="NotPrinted">Approved people whose badge is not made, or in no printer yet.</param>
/// <param name="FailedJobs">Given up, mails among them.</param>
/// <param name="HasMailServer">False while mails are only filed.</param>
public sealed record Readiness(
    bool IsAnnounced, int Untranslated, int Organisers, int WithoutLogo, int Categories, int Rooms, int Officers, int Delegations, int WithoutHead, int WithoutQuota,
    int NominatedWithoutPhoto, int ApprovedWithoutPhoto, int Drafts, bool HasAgenda, int NotPrinted, int FailedJobs, bool HasMailServer);
