using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Programme;

/// <summary>One session as the latest release has it. What was never released is not there; of a closed one there is the word and the time (domain rule 18).</summary>
/// <param name="Lang">BCP 47; null for the event's first language.</param>
[ForEveryone]
public sealed record GetPublishedSession(string Slug, Guid SessionId, string? Lang = null) : IQuery<PublishedSession>
{
    internal sealed class Validator : AbstractValidator<GetPublishedSession>
    {
        public Validator() => RuleFor(query => query.Lang!).IsLanguage().When(query => query.Lang is not null);
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<GetPublishedSession, PublishedSession>
    {
        public async Task<PublishedSession> Handle(GetPublishedSession query, CancellationToken cancellationToken)
        {
            var agenda = (await db.FindReleasedAsync(edition => edition.Slug == query.Slug, cancellationToken)).Read(query.Lang);
            var day = agenda.Days.FirstOrDefault(day => day.Items.Any(item => item.SessionId == query.SessionId)) ?? throw new NotFound("session");
            var items = agenda.Days.SelectMany(other => other.Items).ToList();
            var index = items.FindIndex(item => item.SessionId == query.SessionId);
            return new PublishedSession(
                items[index], day.Date, day.Heading, agenda.Language, agenda.Issued, items[..index].FindLast(item => !item.IsClosed), items[(index + 1)..].Find(item => !item.IsClosed));
        }
    }
}

/// <param name="Language">BCP 47, as asked for.</param>
/// <param name="Previous">The one before it in the agenda, closed ones left out; null for the first.</param>
/// <param name="Next">The one after it, closed ones left out; null for the last.</param>
public sealed record PublishedSession(PublishedItem Item, DateOnly Date, string DayHeading, string Language, string Issued, PublishedItem? Previous, PublishedItem? Next);
