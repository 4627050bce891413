using Events.Domain.Accreditation;
using Events.Domain.Calendar;
using Events.Domain.PhotoSets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Events.Infrastructure.Persistence.Configurations;

internal sealed class PhotoSetConfiguration : IEntityTypeConfiguration<PhotoSet>
{
    public void Configure(EntityTypeBuilder<PhotoSet> builder)
    {
        builder.Property(set => set.FileKey).HasMaxLength(200);
        builder.HasOne<Event>().WithMany().HasForeignKey(set => set.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(set => new { set.EventId, set.RequestedUtc });
    }
}

internal sealed class PhotoRowConfiguration : IEntityTypeConfiguration<PhotoRow>
{
    public void Configure(EntityTypeBuilder<PhotoRow> builder)
    {
        builder.HasKey(row => new { row.SetId, row.Number });
        builder.Property(row => row.FileName).HasMaxLength(PhotoRow.MaxNameLength);
        builder.Property(row => row.Reason).HasMaxLength(100);
        builder.Property(row => row.PhotoKey).HasMaxLength(200);
        builder.Property(row => row.Before).HasMaxLength(200);
        builder.Ignore(row => row.IsGood);
        builder.HasOne<PhotoSet>().WithMany().HasForeignKey(row => row.SetId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Participation>().WithMany().HasForeignKey(row => row.ParticipationId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(row => new { row.SetId, row.Verdict, row.Number });
        builder.HasIndex(row => row.ParticipationId);
    }
}
