using Events.Domain.Accreditation;
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
        builder.Property(batch => batch.Sheet).HasConversion(sheet => sheet.ToJson(), text => SheetPlan.FromJson(text));
        builder.HasOne<Event>().WithMany().HasForeignKey(batch => batch.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(batch => new { batch.EventId, batch.AskedUtc });
    }
}

internal sealed class BlankBadgeConfiguration : IEntityTypeConfiguration<BlankBadge>
{
    public void Configure(EntityTypeBuilder<BlankBadge> builder)
    {
        builder.Property(blank => blank.Serial).HasMaxLength(BadgeCode.SerialLength);
        builder.Property(blank => blank.CodeHash).HasMaxLength(64);
        builder.HasIndex(blank => blank.CodeHash).IsUnique();
        builder.HasIndex(blank => blank.Serial).IsUnique();
        builder.HasOne<Event>().WithMany().HasForeignKey(blank => blank.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Participation>().WithMany().HasForeignKey(blank => blank.ParticipationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PrinterConfiguration : IEntityTypeConfiguration<Printer>
{
    public void Configure(EntityTypeBuilder<Printer> builder)
    {
        builder.Property(printer => printer.Name).HasMaxLength(Printer.MaxNameLength);
        builder.Property(printer => printer.OffsetX).HasPrecision(6, 2);
        builder.Property(printer => printer.OffsetY).HasPrecision(6, 2);
        builder.Property(printer => printer.Scale).HasPrecision(6, 2);
        builder.Ignore(printer => printer.Fit);
        builder.HasOne<Event>().WithMany().HasForeignKey(printer => printer.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}
