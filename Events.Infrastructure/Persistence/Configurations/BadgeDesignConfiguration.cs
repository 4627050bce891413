using Events.Domain.BadgeDesigns;
using Events.Domain.Calendar;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Events.Infrastructure.Persistence.Configurations;

internal sealed class BadgeDesignConfiguration : IEntityTypeConfiguration<BadgeDesign>
{
    public void Configure(EntityTypeBuilder<BadgeDesign> builder)
    {
        builder.Property(design => design.Name).HasMaxLength(BadgeDesign.MaxNameLength);
        builder.Property(design => design.Plan).HasConversion(plan => plan.ToJson(), text => BadgePlan.FromJson(text));
        builder.HasOne<Event>().WithMany().HasForeignKey(design => design.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}
