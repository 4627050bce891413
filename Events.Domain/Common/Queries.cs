using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Common;

public static class Queries
{
    /// <exception cref="NotFound" />
    public static async Task<T> FindOrThrowAsync<T>(this IQueryable<T> things, Guid id, CancellationToken cancellationToken)
        where T : Aggregate =>
        await things.FirstOrDefaultAsync(thing => thing.Id == id, cancellationToken) ?? throw new NotFound(NameOf<T>());

    /// <summary>Finds by both ids: what belongs to another event is not found.</summary>
    /// <exception cref="NotFound" />
    public static async Task<T> FindInEventAsync<T>(this IQueryable<T> things, Guid eventId, Guid id, CancellationToken cancellationToken)
        where T : Aggregate, IOfEvent =>
        await things.FirstOrDefaultAsync(thing => thing.Id == id && thing.EventId == eventId, cancellationToken) ?? throw new NotFound(NameOf<T>());

    public static async Task<Page<T>> ToPageAsync<T>(this IQueryable<T> rows, IPaged query, CancellationToken cancellationToken)
    {
        var total = await rows.CountAsync(cancellationToken);
        var items = await rows.Skip((query.Page - 1) * query.PageSize).Take(query.PageSize).ToListAsync(cancellationToken);
        return new Page<T>(items, query.Page, query.PageSize, total);
    }

    /// <summary>The limits of every paged query.</summary>
    public static void PageIsSound<T>(this AbstractValidator<T> validator)
        where T : IPaged
    {
        validator.RuleFor(query => query.Page).InclusiveBetween(1, 1_000_000);
        validator.RuleFor(query => query.PageSize).InclusiveBetween(1, Paging.MaxSize);
    }

    /// <summary>"CooperationProject" -> "cooperation project", as a person would say it.</summary>
    private static string NameOf<T>() =>
        string.Concat(typeof(T).Name.Select((letter, index) => char.IsUpper(letter) && index > 0 ? " " + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString()));
}
