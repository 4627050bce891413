using Events.Domain.Accreditation;
using Events.Domain.Audit;
using Events.Domain.Calendar;
using Events.Domain.People;
using Events.Domain.Programme;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Events.Infrastructure.Persistence.Configurations;

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.Property(session => session.CancelReason).HasMaxLength(AuditEntry.MaxReasonLength);
        builder.HasOne<Event>().WithMany().HasForeignKey(session => session.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Room>().WithMany().HasForeignKey(session => session.RoomId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(session => new { session.EventId, session.StartsUtc });
        builder.HasIndex(session => new { session.EventId, session.StartDate });
        builder.OwnsMany(session => session.People, person =>
        {
            person.ToTable("SessionPeople");
            person.WithOwner().HasForeignKey("SessionId");
            person.HasKey(row => row.Id);
            person.Property(row => row.Id).ValueGeneratedNever();
            person.HasOne<Participation>().WithMany().HasForeignKey(row => row.ParticipationId).OnDelete(DeleteBehavior.Restrict);
            person.HasOne<Person>().WithMany().HasForeignKey(row => row.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.OwnsMany(session => session.Bookings, booking =>
        {
            booking.ToTable("Bookings");
            booking.WithOwner().HasForeignKey("SessionId");
            booking.HasKey(row => row.Id);
            booking.Property(row => row.Id).ValueGeneratedNever();
            booking.HasIndex(row => new { row.ResourceId, row.StartsUtc });
        });
    }
}

internal sealed class AgendaReleaseConfiguration : IEntityTypeConfiguration<AgendaRelease>
{
    public void Configure(EntityTypeBuilder<AgendaRelease> builder)
    {
        builder.Property(release => release.ContentHash).HasMaxLength(64);
        builder.HasOne<Event>().WithMany().HasForeignKey(release => release.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(release => new { release.EventId, release.Number }).IsUnique().HasDatabaseName("one_agenda_of_a_number");
        builder.OwnsMany(release => release.Prints, print =>
        {
            print.ToTable("AgendaPrints");
            print.WithOwner().HasForeignKey("AgendaReleaseId");
            print.HasKey(row => row.Id);
            print.Property(row => row.Id).ValueGeneratedNever();
            print.Property(row => row.Language).HasMaxLength(AgendaPrint.MaxLanguageLength);
        });
    }
}
