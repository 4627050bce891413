using Events.Domain.BadgeDesigns;
using Events.Domain.Calendar;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Events.Infrastructure.Persistence.Configurations;

internal sealed class CountryConfiguration : IEntityTypeConfiguration<Country>
{
    public void Configure(EntityTypeBuilder<Country> builder)
    {
        builder.Property(country => country.Code).HasMaxLength(Country.CodeLength);
        builder.Property(country => country.Alpha3).HasMaxLength(3);
        builder.Property(country => country.ProtocolSortKey).HasMaxLength(Country.MaxSortKeyLength);
        builder.HasIndex(country => country.Code).IsUnique();
        builder.HasIndex(country => country.ProtocolSortKey);
    }
}

internal sealed class BlocConfiguration : IEntityTypeConfiguration<Bloc>
{
    public void Configure(EntityTypeBuilder<Bloc> builder)
    {
        builder.Property(bloc => bloc.Code).HasMaxLength(20);
        builder.HasIndex(bloc => bloc.Code).IsUnique();
        builder.OwnsMany(bloc => bloc.Memberships, membership =>
        {
            membership.ToTable("BlocMemberships");
            membership.WithOwner().HasForeignKey("BlocId");
            membership.HasKey(row => row.Id);
            membership.Property(row => row.Id).ValueGeneratedNever();
            membership.HasOne<Country>().WithMany().HasForeignKey(row => row.CountryId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}

internal sealed class EventSeriesConfiguration : IEntityTypeConfiguration<EventSeries>
{
    public void Configure(EntityTypeBuilder<EventSeries> builder)
    {
        builder.ToTable("EventSeries");
        builder.HasIndex(series => series.SortKey);
    }
}

internal sealed class OrganisationConfiguration : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.HasOne<Country>().WithMany().HasForeignKey(organisation => organisation.CountryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(organisation => organisation.SortKey);
        builder.HasIndex(organisation => organisation.LogoId);
    }
}

internal sealed class EventConfiguration : IEntityTypeConfiguration<Event>
{
    public void Configure(EntityTypeBuilder<Event> builder)
    {
        builder.Property(edition => edition.Slug).HasMaxLength(Event.MaxSlugLength);
        builder.HasIndex(edition => edition.Slug).IsUnique().HasDatabaseName("one_slug");
        builder.HasOne<EventSeries>().WithMany().HasForeignKey(edition => edition.SeriesId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Country>().WithMany().HasForeignKey(edition => edition.HostCountryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(edition => new { edition.SeriesId, edition.Ordinal }).IsUnique().HasDatabaseName("one_ordinal_per_series");
        builder.HasIndex(edition => new { edition.SeriesId, edition.Year }).IsUnique().HasDatabaseName("one_year_per_series");
        builder.HasIndex(edition => edition.StartsOn);
        builder.HasIndex(edition => new { edition.IsPublished, edition.StartsOn });
        builder.OwnsMany(edition => edition.Organisations, role =>
        {
            role.ToTable("EventOrganisations");
            role.WithOwner().HasForeignKey("EventId");
            role.HasKey(row => row.Id);
            role.Property(row => row.Id).ValueGeneratedNever();
            role.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}

internal sealed class CategoryConfiguration : IEntityTypeConfiguration<Category>
{
    public void Configure(EntityTypeBuilder<Category> builder)
    {
        builder.Property(category => category.Letter).HasMaxLength(2);
        builder.Property(category => category.Colour).HasMaxLength(7);
        builder.HasOne<BadgeDesign>().WithMany().HasForeignKey(category => category.BadgeDesignId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Event>().WithMany().HasForeignKey(category => category.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(category => new { category.EventId, category.Letter }).IsUnique().HasDatabaseName("one_letter_per_event");
    }
}

internal sealed class RoomConfiguration : IEntityTypeConfiguration<Room>
{
    public void Configure(EntityTypeBuilder<Room> builder)
    {
        builder.Property(room => room.Zone).HasMaxLength(2);
        builder.HasOne<Event>().WithMany().HasForeignKey(room => room.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}
