using Events.Domain.Common;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Events.Infrastructure.Persistence;

/// <summary>Instants are UTC, cut to microseconds: PostgreSQL keeps no more, and what was saved shall equal what is read.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(value => ToStore(value), value => DateTime.SpecifyKind(value, DateTimeKind.Utc))
{
    private static DateTime ToStore(DateTime value) => value.Kind == DateTimeKind.Utc
        ? value.AddTicks(-(value.Ticks % TimeSpan.TicksPerMicrosecond))
        : throw new ArgumentException($"{value:o} is not UTC.", nameof(value));
}

internal sealed class LocalizedTextConverter() : ValueConverter<LocalizedText, string>(value => value.ToJson(), value => LocalizedText.FromJson(value));

internal sealed class LocalizedTextComparer() : ValueComparer<LocalizedText>((a, b) => object.Equals(a, b), value => value.GetHashCode(), value => value);
