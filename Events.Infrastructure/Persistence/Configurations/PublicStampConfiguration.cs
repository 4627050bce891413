using Events.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Events.Infrastructure.Persistence.Configurations;

internal sealed class PublicStampConfiguration : IEntityTypeConfiguration<PublicStamp>
{
    public void Configure(EntityTypeBuilder<PublicStamp> builder)
    {
        builder.ToTable("PublicStamps");
        builder.Property(stamp => stamp.Id).ValueGeneratedNever();
    }
}
