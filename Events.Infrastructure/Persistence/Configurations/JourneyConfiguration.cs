using Events.Domain.Accreditation;
using Events.Domain.Calendar;
using Events.Domain.Journeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Events.Infrastructure.Persistence.Configurations;

internal sealed class JourneyConfiguration : IEntityTypeConfiguration<Journey>
{
    public void Configure(EntityTypeBuilder<Journey> builder)
    {
        builder.Property(journey => journey.Port).HasMaxLength(Journey.MaxPortLength);
        builder.Property(journey => journey.Flight).HasMaxLength(Journey.MaxFlightLength);
        builder.Property(journey => journey.Hotel).HasMaxLength(Journey.MaxHotelLength);
        builder.Property(journey => journey.MetBy).HasMaxLength(Journey.MaxMetByLength);
        builder.Property(journey => journey.Note).HasMaxLength(Journey.MaxNoteLength);
        builder.HasOne<Event>().WithMany().HasForeignKey(journey => journey.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Participation>().WithMany().HasForeignKey(journey => journey.ParticipationId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(journey => new { journey.ParticipationId, journey.Direction }).IsUnique().HasDatabaseName("one_journey_each_way");
        builder.HasIndex(journey => new { journey.EventId, journey.Direction, journey.Date });
    }
}
