using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Programme;

/// <summary>The latest released agenda of a published event, as anybody may read it. The draft never shows here.</summary>
/// <param name="Lang">BCP 47; null for the event's first language.</param>
/// <param name="Day">Only this day; null for all.</param>
/// <param name="Room">Only this room, by its key in <see cref="AgendaChoices" />; one that is not there finds nothing. So for the track.</param>
/// <param name="Spoken">Only what is spoken in or interpreted into this language, BCP 47.</param>
/// <param name="Q">Words that all stand in title, description, track, room or people.</param>
[ForEveryone]
public sealed record GetPublishedAgenda(
    string Slug, string? Lang = null, DateOnly? Day = null, string? Room = null, string? Track = null, string? Spoken = null, string? Q = null) : IQuery<PublishedAgenda>
{
    internal sealed class Validator : AbstractValidator<GetPublishedAgenda>
    {
        public Validator()
        {
            RuleFor(query => query.Lang!).IsLanguage().When(query => query.Lang is not null);
            RuleFor(query => query.Room).MaximumLength(LocalizedText.MaxLength);
            RuleFor(query => query.Track).MaximumLength(LocalizedText.MaxLength);
            RuleFor(query => query.Spoken!).IsLanguage().When(query => query.Spoken is not null);
            RuleFor(query => query.Q).MaximumLength(Searching.MaxLength);
        }
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<GetPublishedAgenda, PublishedAgenda>
    {
        public async Task<PublishedAgenda> Handle(GetPublishedAgenda query, CancellationToken cancellationToken)
        {
            var released = await db.FindReleasedAsync(edition => edition.Slug == query.Slug, cancellationToken);
            return released.Read(query.Lang, new AgendaFilter(query.Day, query.Room, query.Track, query.Spoken, query.Q));
        }
    }
}
