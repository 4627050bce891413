using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Audit;
using Events.Domain.BadgeDesigns;
using Events.Domain.Badges;
using Events.Domain.Calendar;
using Events.Domain.Delegations;
using Events.Domain.Invitations;
using Events.Domain.Jobs;
using Events.Domain.Journeys;
using Events.Domain.Links;
using Events.Domain.Outbox;
using Events.Domain.People;
using Events.Domain.PhotoSets;
using Events.Domain.Programme;
using Events.Domain.Projects;
using Events.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Common;

/// <summary>The tables, as the use cases see them.</summary>
public interface IEventsDb
{
    DbSet<AgendaRelease> AgendaReleases { get; }
    DbSet<AuditEntry> AuditEntries { get; }
    DbSet<Authenticator> Authenticators { get; }
    DbSet<BadgeBatch> BadgeBatches { get; }
    DbSet<BadgeDesign> BadgeDesigns { get; }
    DbSet<BlankBadge> BlankBadges { get; }
    DbSet<Bloc> Blocs { get; }
    DbSet<Category> Categories { get; }
    DbSet<CooperationProject> CooperationProjects { get; }
    DbSet<Country> Countries { get; }
    DbSet<DelegationDocument> DelegationDocuments { get; }
    DbSet<Delegation> Delegations { get; }
    DbSet<Event> Events { get; }
    DbSet<EventSeries> Series { get; }
    DbSet<ImportRow> ImportRows { get; }
    DbSet<Import> Imports { get; }
    DbSet<Invitation> Invitations { get; }
    DbSet<JobRequest> JobRequests { get; }
    DbSet<Journey> Journeys { get; }
    DbSet<Link> Links { get; }
    DbSet<Mail> Mails { get; }
    DbSet<MailTemplate> MailTemplates { get; }
    DbSet<Organisation> Organisations { get; }
    DbSet<Participation> Participations { get; }
    DbSet<Person> People { get; }
    DbSet<PhotoRow> PhotoRows { get; }
    DbSet<PhotoSet> PhotoSets { get; }
    DbSet<Printer> Printers { get; }
    DbSet<PublicStamp> PublicStamps { get; }
    DbSet<PublishedFigure> PublishedFigures { get; }
    DbSet<RecordMerge> RecordMerges { get; }
    DbSet<RoleAssignment> RoleAssignments { get; }
    DbSet<Room> Rooms { get; }
    DbSet<Session> Sessions { get; }
    DbSet<UserSession> UserSessions { get; }

    /// <summary>
    /// One handler, one save: that is the transaction. Raises the versions of the changed aggregates, publishes their events and writes
    /// the audit rows in it.
    /// </summary>
    /// <exception cref="RuleViolation">A rule that the database guards was lost to somebody faster.</exception>
    Task<int> SaveChangesAsync(CancellationToken cancellationToken);
}

/// <summary>
/// Keeps others from changing a delegation until the returned transaction is committed or disposed of, so that the last places go to
/// exactly as many as there are and nobody is refused wrongly. The one place for an explicit transaction.
/// </summary>
public interface IDelegationLock
{
    Task<ILockedDelegation> TakeAsync(Guid eventId, Guid delegationId, CancellationToken cancellationToken);
}

/// <summary>The delegation, loaded while nobody else may change it.</summary>
public interface ILockedDelegation : IAsyncDisposable
{
    Delegation Delegation { get; }

    /// <summary>Saves and lets go.</summary>
    Task SaveAndCommitAsync(CancellationToken cancellationToken);
}
