using Events.Domain.Audit;
using Events.Domain.Delegations;
using Events.Domain.Invitations;
using Events.Domain.Links;
using Events.Domain.Outbox;
using Events.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Events.Infrastructure.Persistence.Configurations;

internal sealed class LinkConfiguration : IEntityTypeConfiguration<Link>
{
    public void Configure(EntityTypeBuilder<Link> builder)
    {
        builder.Property(link => link.TokenHash).HasMaxLength(64);
        builder.HasIndex(link => link.TokenHash).IsUnique();
        builder.HasIndex(link => link.SubjectId);
    }
}

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.Property(invitation => invitation.Email).HasMaxLength(Person.MaxEmailLength);
        builder.Property(invitation => invitation.Name).HasMaxLength(Invitation.MaxNameLength);
        builder.Property(invitation => invitation.Language).HasMaxLength(20);
        builder.Property(invitation => invitation.Reason).HasMaxLength(AuditEntry.MaxReasonLength);
        builder.HasOne<Domain.Calendar.Event>().WithMany().HasForeignKey(invitation => invitation.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Delegation>().WithMany().HasForeignKey(invitation => invitation.DelegationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(invitation => new { invitation.EventId, invitation.InvitedUtc });
        builder.HasIndex(invitation => new { invitation.EventId, invitation.Email, invitation.DelegationId }).IsUnique().HasDatabaseName("one_open_invitation")
            .HasFilter("\"State\" = 'Open' AND \"DelegationId\" IS NOT NULL");
        // No two empty delegations are the same to an index: those of the secretariat have their own.
        builder.HasIndex(invitation => new { invitation.EventId, invitation.Email, invitation.Role }).IsUnique().HasDatabaseName("one_open_staff_invitation")
            .HasFilter("\"State\" = 'Open' AND \"DelegationId\" IS NULL");
    }
}

internal sealed class DelegationDocumentConfiguration : IEntityTypeConfiguration<DelegationDocument>
{
    public void Configure(EntityTypeBuilder<DelegationDocument> builder)
    {
        builder.Property(document => document.FileName).HasMaxLength(DelegationDocument.MaxFileNameLength);
        builder.Property(document => document.FileKey).HasMaxLength(200);
        builder.Property(document => document.Sha256).HasMaxLength(64);
        builder.HasOne<Delegation>().WithMany().HasForeignKey(document => document.DelegationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(document => document.DelegationId);
    }
}

internal sealed class MailConfiguration : IEntityTypeConfiguration<Mail>
{
    public void Configure(EntityTypeBuilder<Mail> builder)
    {
        builder.Property(mail => mail.To).HasMaxLength(Person.MaxEmailLength);
        builder.Property(mail => mail.Language).HasMaxLength(20);
        builder.Property(mail => mail.Subject).HasMaxLength(Mail.MaxSubjectLength);
        builder.HasOne<Domain.Calendar.Event>().WithMany().HasForeignKey(mail => mail.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Link>().WithMany().HasForeignKey(mail => mail.LinkId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(mail => new { mail.EventId, mail.AskedUtc });
    }
}

internal sealed class MailTemplateConfiguration : IEntityTypeConfiguration<MailTemplate>
{
    public void Configure(EntityTypeBuilder<MailTemplate> builder)
    {
        builder.Property(template => template.Language).HasMaxLength(20);
        builder.Property(template => template.Subject).HasMaxLength(Mail.MaxSubjectLength);
        builder.Property(template => template.Body).HasMaxLength(Mail.MaxBodyLength);
        builder.HasOne<Domain.Calendar.Event>().WithMany().HasForeignKey(template => template.EventId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(template => new { template.EventId, template.Kind, template.Language }).IsUnique().HasDatabaseName("one_mail_template");
    }
}
