using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Programme;

/// <summary>The latest released agenda of a published event, as anybody may read it. The draft never shows here.</summary>
/// <param name="Lang">BCP 47; null for the event's first language.</param>
/// <param name="Day">Only this day; null for all.</param>
[ForEveryone]
public sealed record GetPublishedAgenda(string Slug, string? Lang = null, DateOnly? Day = null) : IQuery<PublishedAgenda>
{
    internal sealed class Validator : AbstractValidator<GetPublishedAgenda>
    {
        public Validator() => RuleFor(query => query.Lang!).IsLanguage().When(query => query.Lang is not null);
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<GetPublishedAgenda, PublishedAgenda>
    {
        public async Task<PublishedAgenda> Handle(GetPublishedAgenda query, CancellationToken cancellationToken)
        {
            var released = await db.FindReleasedAsync(edition => edition.Slug == query.Slug, cancellationToken);
            return released.Read(query.Lang, query.Day);
        }
    }
}
