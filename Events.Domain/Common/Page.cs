namespace Events.Domain.Common;

/// <summary>One page of a list.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Total">Rows on all pages.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Number, int Size, int Total);

/// <summary>A query that answers one page.</summary>
public interface IPaged
{
    /// <summary>From 1.</summary>
    int Page { get; }

    /// <summary>At most <see cref="Paging.MaxSize" />.</summary>
    int PageSize { get; }
}

public static class Paging
{
    public const int DefaultSize = 50;
    public const int MaxSize = 100;
}

/// <summary>What is read of one aggregate, with the version that a change of it has to name.</summary>
public interface IVersioned
{
    long Version { get; }
}
