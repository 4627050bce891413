using Events.Domain.Badges;
using Events.Domain.Calendar;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Events.Infrastructure.Persistence.Configurations;

internal sealed class BadgeBatchConfiguration : IEntityTypeConfiguration<BadgeBatch>
{
    public void Configure(EntityTypeBuilder<BadgeBatch> builder)
    {
        builder.Property(batch => batch.Language).HasMaxLength(20);
        builder.Property(batch => batch.ContentHash).HasMaxLength(64);
        builder.HasOne<Event>().WithMany().HasForeignKey(batch => batch.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(batch => new { batch.EventId, batch.AskedUtc });
    }
}
