using Events.Domain.Access;
using Events.Domain.Audit;
using Events.Domain.Delegations;
using Events.Domain.Jobs;
using Events.Infrastructure.Access;
using Events.Infrastructure.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Events.Infrastructure.Persistence.Configurations;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.Property(user => user.DisplayName).HasMaxLength(User.MaxNameLength);
        builder.Property(user => user.Search).HasMaxLength(2 * User.MaxNameLength);
        builder.HasIndex(user => user.Search);
    }
}

internal sealed class RoleAssignmentConfiguration : IEntityTypeConfiguration<RoleAssignment>
{
    public void Configure(EntityTypeBuilder<RoleAssignment> builder)
    {
        builder.HasOne<User>().WithMany().HasForeignKey(role => role.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Domain.Calendar.Event>().WithMany().HasForeignKey(role => role.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Delegation>().WithMany().HasForeignKey(role => role.DelegationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(role => new { role.UserId, role.EventId });
        builder.HasIndex(role => new { role.UserId, role.EventId, role.Role }).IsUnique().HasDatabaseName("one_role").HasFilter("\"DelegationId\" IS NULL");
    }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.HasKey(entry => entry.Sequence);
        builder.Property(entry => entry.Sequence).ValueGeneratedOnAdd();
        builder.Property(entry => entry.Action).HasMaxLength(AuditEntry.MaxNameLength);
        builder.Property(entry => entry.ObjectType).HasMaxLength(AuditEntry.MaxNameLength);
        builder.Property(entry => entry.Reason).HasMaxLength(AuditEntry.MaxReasonLength);
        builder.HasIndex(entry => new { entry.EventId, entry.Sequence });
        builder.HasIndex(entry => entry.ObjectId);
    }
}

internal sealed class JobRequestConfiguration : IEntityTypeConfiguration<JobRequest>
{
    public void Configure(EntityTypeBuilder<JobRequest> builder)
    {
        // Rows of an earlier version have the usual number.
        builder.Property(job => job.MaxAttempts).HasDefaultValue(JobRequest.UsualAttempts);
        builder.Property(job => job.DedupKey).HasMaxLength(200);
        builder.Property(job => job.LeaseOwner).HasMaxLength(80);
        builder.Property(job => job.LastError).HasMaxLength(JobRequest.MaxErrorLength);
        builder.Property(job => job.ResultKey).HasMaxLength(200);
        builder.Property(job => job.ResultSha256).HasMaxLength(64);
        builder.Property(job => job.Fence).IsConcurrencyToken();
        builder.HasIndex(job => job.DedupKey).IsUnique().HasDatabaseName("one_job_per_content");
        builder.HasIndex(job => job.SubjectId);
        builder.HasIndex(job => new { job.State, job.DueUtc });
        builder.HasIndex(job => new { job.EventId, job.RequestedUtc });
    }
}

internal sealed class IdempotencyRecordConfiguration : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> builder)
    {
        builder.HasKey(record => new { record.UserId, record.Key });
        builder.Property(record => record.Key).HasMaxLength(IdempotencyRecord.MaxKeyLength);
        builder.Property(record => record.RequestHash).HasMaxLength(64);
        builder.HasIndex(record => record.CreatedUtc);
    }
}
