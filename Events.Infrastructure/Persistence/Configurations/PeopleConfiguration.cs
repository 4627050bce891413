using System.Text.Json;
using Events.Domain.Accreditation;
using Events.Domain.Badges;
using Events.Domain.Calendar;
using Events.Domain.Delegations;
using Events.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Events.Infrastructure.Persistence.Configurations;

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ComplexProperty(person => person.Name, name =>
        {
            name.Property(form => form.Latin).HasMaxLength(PersonName.MaxLength);
            name.Property(form => form.Native).HasMaxLength(PersonName.MaxLength);
            name.Property(form => form.Short).HasMaxLength(PersonName.MaxLength);
            name.Property(form => form.SortAs).HasMaxLength(PersonName.MaxLength);
            name.Property(form => form.NativeLanguage).HasMaxLength(20);
            name.Property(form => form.Honorific).HasMaxLength(PersonName.MaxHonorificLength);
        });
        builder.Property(person => person.Email).HasMaxLength(Person.MaxEmailLength);
        builder.HasOne<Country>().WithMany().HasForeignKey(person => person.NationalityId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(person => person.SortKey);
    }
}

internal sealed class ParticipationConfiguration : IEntityTypeConfiguration<Participation>
{
    public void Configure(EntityTypeBuilder<Participation> builder)
    {
        builder.Property(participation => participation.Organisation).HasMaxLength(Participation.MaxOrganisationLength);
        builder.Property(participation => participation.Question).HasMaxLength(RequestInformation.MaxLength);
        builder.Property(participation => participation.Answer).HasMaxLength(RequestInformation.MaxLength);
        builder.Property(participation => participation.PhotoKey).HasMaxLength(200);
        builder.HasOne<Event>().WithMany().HasForeignKey(participation => participation.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(participation => participation.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Category>().WithMany().HasForeignKey(participation => participation.CategoryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Delegation>().WithMany().HasForeignKey(participation => participation.DelegationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(participation => new { participation.EventId, participation.PersonId }).IsUnique().HasDatabaseName("one_participation")
            .HasFilter("\"State\" IN ('Draft', 'Submitted', 'InfoRequested', 'Approved', 'Suspended')");
        builder.HasIndex(participation => new { participation.EventId, participation.State });
        builder.HasIndex(participation => new { participation.EventId, participation.CategoryId });
        builder.OwnsMany(participation => participation.Badges, badge =>
        {
            badge.ToTable("Badges");
            badge.WithOwner().HasForeignKey("ParticipationId");
            badge.HasKey(row => row.Id);
            badge.Property(row => row.Id).ValueGeneratedNever();
            badge.Property(row => row.Serial).HasMaxLength(BadgeCode.SerialLength);
            badge.Property(row => row.CodeHash).HasMaxLength(64);
            badge.Property(row => row.HandedTo).HasMaxLength(Badge.MaxReceiverLength);
            badge.Ignore(row => row.Stage);
            badge.HasIndex(row => new { row.EventId, row.HandedUtc });
            badge.HasIndex(row => row.CodeHash).IsUnique();
            badge.HasIndex(row => row.Serial).IsUnique();
            badge.HasIndex(["ParticipationId"], "one_valid_badge").IsUnique().HasFilter("\"VoidedUtc\" IS NULL");
        });
        builder.Ignore(participation => participation.CurrentBadge);
        builder.HasIndex(participation => new { participation.EventId, participation.DelegationId });
    }
}

internal sealed class RecordMergeConfiguration : IEntityTypeConfiguration<RecordMerge>
{
    public void Configure(EntityTypeBuilder<RecordMerge> builder)
    {
        builder.Property(merge => merge.Before).HasConversion(snapshot => Write(snapshot), json => Read(json));
        builder.Property(merge => merge.After).HasConversion(snapshot => Write(snapshot), json => Read(json));
        builder.HasOne<Participation>().WithMany().HasForeignKey(merge => merge.KeptId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Participation>().WithMany().HasForeignKey(merge => merge.MergedId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(merge => new { merge.EventId, merge.KeptId });
    }

    private static string Write(RecordSnapshot snapshot) => JsonSerializer.Serialize(snapshot, JsonSerializerOptions.Default);

    private static RecordSnapshot Read(string json) => JsonSerializer.Deserialize<RecordSnapshot>(json, JsonSerializerOptions.Default)!;
}

internal sealed class DelegationConfiguration : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.HasOne<Event>().WithMany().HasForeignKey(delegation => delegation.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Country>().WithMany().HasForeignKey(delegation => delegation.CountryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(delegation => delegation.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(delegation => new { delegation.EventId, delegation.CountryId }).IsUnique().HasDatabaseName("one_delegation_per_country");
        builder.HasIndex(delegation => new { delegation.EventId, delegation.OrganisationId }).IsUnique().HasDatabaseName("one_delegation_per_organisation");
        builder.HasIndex(delegation => new { delegation.EventId, delegation.ProtocolSortKey });
        builder.HasIndex(delegation => new { delegation.EventId, delegation.ProtocolSortKey }, "one_delegation_per_name").IsUnique()
            .HasFilter("\"CountryId\" IS NULL AND \"OrganisationId\" IS NULL");
        builder.Ignore(delegation => delegation.ActiveMembers);
        builder.OwnsMany(delegation => delegation.Members, member =>
        {
            member.ToTable("DelegationMembers");
            member.WithOwner().HasForeignKey("DelegationId");
            member.HasKey(row => row.Id);
            member.Property(row => row.Id).ValueGeneratedNever();
            member.HasOne<Participation>().WithMany().HasForeignKey(row => row.ParticipationId).OnDelete(DeleteBehavior.Restrict);
            member.HasOne<Category>().WithMany().HasForeignKey(row => row.CategoryId).OnDelete(DeleteBehavior.Restrict);
            member.HasIndex(["DelegationId"], "one_head").IsUnique().HasFilter("\"Capacity\" = 'Head' AND \"LeftUtc\" IS NULL");
            member.HasIndex(["DelegationId"], "one_alternate_head").IsUnique().HasFilter("\"Capacity\" = 'AlternateHead' AND \"LeftUtc\" IS NULL");
            member.HasIndex(["ParticipationId"], "one_place").IsUnique().HasFilter("\"LeftUtc\" IS NULL");
            member.HasIndex("DelegationId", nameof(DelegationMember.Ordinal));
        });
        builder.OwnsMany(delegation => delegation.Quotas, quota =>
        {
            quota.ToTable("DelegationQuotas");
            quota.WithOwner().HasForeignKey("DelegationId");
            quota.HasKey(row => row.Id);
            quota.Property(row => row.Id).ValueGeneratedNever();
            quota.HasOne<Category>().WithMany().HasForeignKey(row => row.CategoryId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
