using System.Text.Json;
using Events.Domain.Calendar;
using Events.Domain.Delegations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Events.Infrastructure.Persistence.Configurations;

internal sealed class ImportConfiguration : IEntityTypeConfiguration<Import>
{
    public void Configure(EntityTypeBuilder<Import> builder)
    {
        builder.Property(import => import.FileKey).HasMaxLength(200);
        builder.Property(import => import.Mapping).HasConversion(
            mapping => JsonSerializer.Serialize(mapping, JsonSerializerOptions.Default),
            json => JsonSerializer.Deserialize<ImportMapping>(json, JsonSerializerOptions.Default)!);
        builder.HasOne<Event>().WithMany().HasForeignKey(import => import.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(import => new { import.EventId, import.RequestedUtc });
    }
}

internal sealed class ImportRowConfiguration : IEntityTypeConfiguration<ImportRow>
{
    public void Configure(EntityTypeBuilder<ImportRow> builder)
    {
        builder.HasKey(row => new { row.ImportId, row.Number });
        builder.Property(row => row.Delegation).HasMaxLength(ImportRow.MaxTextLength);
        builder.Property(row => row.Name).HasMaxLength(ImportRow.MaxTextLength);
        builder.Property(row => row.ReasonCode).HasMaxLength(100);
        builder.Property(row => row.WarningCode).HasMaxLength(100);
        builder.Property(row => row.Changes).HasConversion(
            changes => JsonSerializer.Serialize(changes, JsonSerializerOptions.Default),
            json => json.Length == 0 ? new List<FieldChange>() : JsonSerializer.Deserialize<List<FieldChange>>(json, JsonSerializerOptions.Default)!,
            new ValueComparer<IReadOnlyList<FieldChange>>(
                (one, other) => one!.SequenceEqual(other!), changes => changes.Aggregate(0, (hash, change) => HashCode.Combine(hash, change)), changes => changes));
        builder.HasOne<Import>().WithMany().HasForeignKey(row => row.ImportId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(row => new { row.ImportId, row.Verdict, row.Number });
    }
}
