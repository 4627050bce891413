using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Audit;
using Events.Domain.BadgeDesigns;
using Events.Domain.Badges;
using Events.Domain.Calendar;
using Events.Domain.Common;
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
using Events.Infrastructure.Access;
using Events.Infrastructure.Http;
using Events.Infrastructure.Jobs;
using MediatR;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Infrastructure.Persistence;

/// <summary>One context for the model, the accounts and the Data Protection keys; one derived context per provider carries its migrations.</summary>
public abstract class EventsDb(DbContextOptions options, IMediator? mediator, AuditTrail? audit, JobBell? bell, PublicBell? publicBell)
    : IdentityDbContext<User, IdentityRole<Guid>, Guid>(options), IEventsDb, IDataProtectionKeyContext
{
    // Identity reads its schema version from IdentityOptions of the application's services and falls back to version 1 (no passkeys).
    // A context made without services (design time, tests) gets these.
    private static readonly IServiceProvider identityVersion3 =
        new ServiceCollection().Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3).BuildServiceProvider();

    public DbSet<AgendaRelease> AgendaReleases => Set<AgendaRelease>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<AttemptLimit> AttemptLimits => Set<AttemptLimit>();
    public DbSet<Authenticator> Authenticators => Set<Authenticator>();
    public DbSet<BadgeBatch> BadgeBatches => Set<BadgeBatch>();
    public DbSet<BadgeDesign> BadgeDesigns => Set<BadgeDesign>();
    public DbSet<BlankBadge> BlankBadges => Set<BlankBadge>();
    public DbSet<Bloc> Blocs => Set<Bloc>();
    public DbSet<Category> Categories => Set<Category>();
    public DbSet<CooperationProject> CooperationProjects => Set<CooperationProject>();
    public DbSet<Country> Countries => Set<Country>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
    public DbSet<DelegationDocument> DelegationDocuments => Set<DelegationDocument>();
    public DbSet<Delegation> Delegations => Set<Delegation>();
    public DbSet<Event> Events => Set<Event>();
    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();
    public DbSet<EventSeries> Series => Set<EventSeries>();
    public DbSet<ImportRow> ImportRows => Set<ImportRow>();
    public DbSet<Import> Imports => Set<Import>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<JobRequest> JobRequests => Set<JobRequest>();
    public DbSet<Journey> Journeys => Set<Journey>();
    public DbSet<Link> Links => Set<Link>();
    public DbSet<Mail> Mails => Set<Mail>();
    public DbSet<MailTemplate> MailTemplates => Set<MailTemplate>();
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<PasskeyCeremonyState> PasskeyCeremonies => Set<PasskeyCeremonyState>();
    public DbSet<Participation> Participations => Set<Participation>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<PhotoRow> PhotoRows => Set<PhotoRow>();
    public DbSet<PhotoSet> PhotoSets => Set<PhotoSet>();
    public DbSet<Printer> Printers => Set<Printer>();
    public DbSet<PublicStamp> PublicStamps => Set<PublicStamp>();
    public DbSet<PublishedFigure> PublishedFigures => Set<PublishedFigure>();
    public DbSet<RecordMerge> RecordMerges => Set<RecordMerge>();
    public DbSet<RoleAssignment> RoleAssignments => Set<RoleAssignment>();
    public DbSet<Room> Rooms => Set<Room>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<UserSession> UserSessions => Set<UserSession>();

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        await PublishEventsAsync(cancellationToken);
        ChangeTracker.DetectChanges();
        var changes = AggregateChanges.Of(ChangeTracker);
        foreach (var change in changes)
        {
            change.RaiseVersion();
        }

        // Countries and blocs come with the software: nobody's doing.
        audit?.Record(this, [.. changes.Where(change => change.Aggregate is not (Country or Bloc))]);
        var stamp = PublicChanges.AreIn(changes) ? PublicChanges.Stamp(this) : null;
        try
        {
            var jobsWait = bell is not null && ChangeTracker.Entries<JobRequest>().Any(entry => entry.State is not EntityState.Unchanged && entry.Entity.State is JobState.Queued);
            var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            if (jobsWait)
            {
                bell!.Ring();
            }

            if (stamp is not null)
            {
                publicBell?.Ring();
            }

            return rows;
        }
        catch (DbUpdateException failure) when (GuardedRules.Broken(failure) is { } rule)
        {
            throw rule;
        }
        finally
        {
            if (stamp is not null)
            {
                Entry(stamp).State = EntityState.Detached;
            }
        }
    }

    /// <summary>Only for libraries that save rows of their own this way (Data Protection): an aggregate's rules need the asynchronous save.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        if (ChangeTracker.Entries<Aggregate>().Any(entry => entry.State is not EntityState.Unchanged))
        {
            throw new InvalidOperationException("Aggregates are saved by SaveChangesAsync.");
        }

        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        if (optionsBuilder.Options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider is null)
        {
            optionsBuilder.UseApplicationServiceProvider(identityVersion3);
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<LocalizedText>().HaveConversion<LocalizedTextConverter, LocalizedTextComparer>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(EventsDb).Assembly);
        foreach (var aggregate in builder.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(Aggregate))))
        {
            var entity = builder.Entity(aggregate.ClrType);
            entity.Property(nameof(Aggregate.Id)).ValueGeneratedNever();
            entity.Property(nameof(Aggregate.Version)).IsConcurrencyToken();
            entity.Ignore(nameof(Aggregate.Events));
            if (Database.IsNpgsql())
            {
                // Both databases order keys by their bytes, whatever the server's language.
                foreach (var key in aggregate.GetProperties().Where(property => property.Name is nameof(Organisation.SortKey) or nameof(Country.ProtocolSortKey)))
                {
                    key.SetCollation("C");
                }
            }
        }
    }

    /// <summary>Reactions run before the save and may raise further events; what the outside sees is a row that somebody picks up later.</summary>
    private async Task PublishEventsAsync(CancellationToken cancellationToken)
    {
        if (mediator is null)
        {
            return;
        }

        while (true)
        {
            var happened = ChangeTracker.Entries<Aggregate>().Where(entry => entry.Entity.Events.Count > 0).ToList();
            if (happened.Count == 0)
            {
                return;
            }

            foreach (var aggregate in happened.Select(entry => entry.Entity))
            {
                var events = aggregate.Events.ToList();
                aggregate.ForgetEvents();
                foreach (var domainEvent in events)
                {
                    await mediator.Publish<IDomainEvent>(domainEvent, cancellationToken);
                }
            }
        }
    }
}

public sealed class SqliteEventsDb(DbContextOptions<SqliteEventsDb> options, IMediator? mediator = null, AuditTrail? audit = null, JobBell? bell = null, PublicBell? publicBell = null)
    : EventsDb(options, mediator, audit, bell, publicBell);

public sealed class PostgresEventsDb(DbContextOptions<PostgresEventsDb> options, IMediator? mediator = null, AuditTrail? audit = null, JobBell? bell = null, PublicBell? publicBell = null)
    : EventsDb(options, mediator, audit, bell, publicBell);
