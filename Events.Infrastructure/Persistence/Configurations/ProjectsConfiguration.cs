using Events.Domain.Accreditation;
using Events.Domain.Calendar;
using Events.Domain.People;
using Events.Domain.Programme;
using Events.Domain.Projects;
using Events.Domain.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Events.Infrastructure.Persistence.Configurations;

internal sealed class CooperationProjectConfiguration : IEntityTypeConfiguration<CooperationProject>
{
    public void Configure(EntityTypeBuilder<CooperationProject> builder)
    {
        builder.Property(project => project.PrimarySector).HasMaxLength(Sector.MaxCodeLength);
        builder.HasOne<Event>().WithMany().HasForeignKey(project => project.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Session>().WithMany().HasForeignKey(project => project.CeremonySessionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(project => new { project.EventId, project.SortKey });
        builder.HasIndex(project => new { project.EventId, project.SignedOn });
        builder.OwnsMany(project => project.Parties, party =>
        {
            party.ToTable("ProjectParties");
            party.WithOwner().HasForeignKey("ProjectId");
            party.HasKey(row => row.Id);
            party.Property(row => row.Id).ValueGeneratedNever();
            party.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
            party.HasOne<Country>().WithMany().HasForeignKey(row => row.CountryId).OnDelete(DeleteBehavior.Restrict);
            party.OwnsMany(row => row.Signatories, signatory =>
            {
                signatory.ToTable("ProjectSignatories");
                signatory.WithOwner().HasForeignKey("PartyId");
                signatory.HasKey(row => row.Id);
                signatory.Property(row => row.Id).ValueGeneratedNever();
                signatory.Property(row => row.Name).HasMaxLength(PersonName.MaxLength);
                signatory.HasOne<Participation>().WithMany().HasForeignKey(row => row.ParticipationId).OnDelete(DeleteBehavior.Restrict);
            });
        });
        builder.OwnsMany(project => project.Values, value =>
        {
            value.ToTable("ProjectValues");
            value.WithOwner().HasForeignKey("ProjectId");
            value.HasKey(row => row.Id);
            value.Property(row => row.Id).ValueGeneratedNever();
            value.Property(row => row.Currency).HasMaxLength(Currency.CodeLength);
        });
        builder.OwnsMany(project => project.History, change =>
        {
            change.ToTable("ProjectHistory");
            change.WithOwner().HasForeignKey("ProjectId");
            change.HasKey(row => row.Id);
            change.Property(row => row.Id).ValueGeneratedNever();
            change.Property(row => row.Reason).HasMaxLength(Domain.Audit.AuditEntry.MaxReasonLength);
            change.Property(row => row.Evidence).HasMaxLength(CooperationProject.MaxEvidenceLength);
            change.HasIndex("ProjectId", nameof(ProjectStatusChange.Ordinal));
        });
    }
}

internal sealed class PublishedFigureConfiguration : IEntityTypeConfiguration<PublishedFigure>
{
    public void Configure(EntityTypeBuilder<PublishedFigure> builder)
    {
        builder.Ignore(figure => figure.Claim);
        builder.Property(figure => figure.Source).HasMaxLength(PublishedFigure.MaxSourceLength);
        builder.Property(figure => figure.WithdrawnReason).HasMaxLength(Domain.Audit.AuditEntry.MaxReasonLength);
        builder.HasOne<Event>().WithMany().HasForeignKey(figure => figure.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(figure => new { figure.EventId, figure.Definition }).IsUnique().HasDatabaseName("one_standing_figure").HasFilter("\"WithdrawnUtc\" IS NULL");
        builder.HasIndex(figure => new { figure.EventId, figure.PublishedUtc });
    }
}
