using Events.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Events.Infrastructure.Persistence;

/// <summary>What one save changes in one aggregate, its parts included.</summary>
internal sealed class AggregateChange(EntityEntry<Aggregate> root)
{
    private readonly SortedSet<string> fields = new(StringComparer.Ordinal);

    public Aggregate Aggregate => root.Entity;

    public EntityState State => root.State;

    public IReadOnlyCollection<string> Fields => fields;

    public void Touch(string field) => fields.Add(field);

    /// <summary>A change of a part alone leaves the root unchanged for EF: the version has to be raised here.</summary>
    public void RaiseVersion()
    {
        if (root.State is EntityState.Modified or EntityState.Unchanged)
        {
            var version = root.Property(aggregate => aggregate.Version);
            version.CurrentValue = version.OriginalValue + 1;
        }
    }
}

internal static class AggregateChanges
{
    /// <summary>One entry for each aggregate of which the root or a part was added, changed or removed.</summary>
    public static IReadOnlyList<AggregateChange> Of(ChangeTracker tracker)
    {
        var entries = tracker.Entries().ToList();
        if (entries.All(entry => entry.State is EntityState.Unchanged or EntityState.Detached))
        {
            return [];
        }

        var changes = new Dictionary<Aggregate, AggregateChange>(ReferenceEqualityComparer.Instance);
        var owners = OwnersOfParts(entries);
        foreach (var entry in entries.Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            if (RootOf(entry, owners) is not { } found)
            {
                continue;
            }

            var (root, part) = found;
            if (!changes.TryGetValue(root, out var change))
            {
                changes.Add(root, change = new AggregateChange(tracker.Context.Entry(root)));
            }

            if (part is not null)
            {
                change.Touch(part);
                continue;
            }

            foreach (var property in entry.Properties.Where(property => (entry.State is not EntityState.Modified || property.IsModified) && IsOurs(property.Metadata.Name)))
            {
                change.Touch(property.Metadata.Name);
            }

            foreach (var complex in entry.ComplexProperties.Where(complex => entry.State is not EntityState.Modified || complex.IsModified))
            {
                change.Touch(complex.Metadata.Name);
            }
        }

        return [.. changes.Values];
    }

    private static bool IsOurs(string property) => property is not (nameof(Aggregate.Id) or nameof(Aggregate.Version));

    /// <summary>The tracked owners by type and key, so that a part finds its root without a search through all entries.</summary>
    private static Dictionary<(Type Type, object Key), EntityEntry> OwnersOfParts(List<EntityEntry> entries)
    {
        var owners = new Dictionary<(Type, object), EntityEntry>();
        foreach (var entry in entries)
        {
            var key = entry.Metadata.FindPrimaryKey()!.Properties;
            if (key.Count == 1 && entry.Property(key[0]).CurrentValue is { } value)
            {
                owners.TryAdd((entry.Metadata.ClrType, value), entry);
            }
        }

        return owners;
    }

    private static (Aggregate Root, string? Part)? RootOf(EntityEntry entry, Dictionary<(Type, object), EntityEntry> owners)
    {
        string? part = null;
        while (entry.Metadata.FindOwnership() is { } ownership)
        {
            part = ownership.PrincipalToDependent?.Name ?? entry.Metadata.ClrType.Name;
            var property = entry.Property(ownership.Properties[0].Name);
            var ownerId = entry.State is EntityState.Deleted ? property.OriginalValue : property.CurrentValue;
            if (ownerId is null || !owners.TryGetValue((ownership.PrincipalEntityType.ClrType, ownerId), out var owner))
            {
                return null;
            }

            entry = owner;
        }

        return entry.Entity is Aggregate root ? (root, part) : null;
    }
}
