using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Programme;

/// <summary>
/// Everybody with a part in a session of the latest release, by name and not by rank. Those of closed sessions were left out when it was
/// released (domain rule 18).
/// </summary>
/// <param name="Lang">BCP 47; null for the event's first language.</param>
/// <param name="Q">Words that all stand in name, office or organisation, in any language, whatever their case or marks.</param>
[ForEveryone]
public sealed record ListPublishedPeople(string Slug, string? Lang = null, string? Q = null, int Page = 1, int PageSize = Paging.MaxSize) : IQuery<Page<PublishedParticipant>>, IPaged
{
    internal sealed class Validator : AbstractValidator<ListPublishedPeople>
    {
        public Validator()
        {
            this.PageIsSound();
            RuleFor(query => query.Lang!).IsLanguage().When(query => query.Lang is not null);
            RuleFor(query => query.Q).MaximumLength(Searching.MaxLength);
        }
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListPublishedPeople, Page<PublishedParticipant>>
    {
        public async Task<Page<PublishedParticipant>> Handle(ListPublishedPeople query, CancellationToken cancellationToken)
        {
            var content = (await db.FindReleasedAsync(edition => edition.Slug == query.Slug, cancellationToken)).Content;
            var language = query.Lang ?? content.Languages[0];
            var words = Searching.Words(query.Q);
            // A person takes part in an event once, so that the same name in the same office is the same person.
            var people = content.Sessions.SelectMany(session => session.People, (session, speaker) => (Session: session, Speaker: speaker))
                .GroupBy(part => (part.Speaker.Name, part.Speaker.NativeName, part.Speaker.Organisation, Office: part.Speaker.Office.ToJson()))
                .Where(parts => Says(parts.First().Speaker, words))
                .OrderBy(parts => Folding.Fold(parts.Key.Name), StringComparer.Ordinal).ThenBy(parts => parts.Key.Office, StringComparer.Ordinal)
                .ToList();
            return new Page<PublishedParticipant>(
                [.. people.Skip((query.Page - 1) * query.PageSize).Take(query.PageSize).Select(parts => Participant(parts.First().Speaker, parts, language))], query.Page, query.PageSize, people.Count);
        }

        private static bool Says(AgendaSpeaker speaker, IReadOnlyList<string> words)
        {
            var text = Folding.Fold(string.Join(' ', (string?[])[speaker.Name, speaker.NativeName, speaker.Organisation, .. speaker.Office.Texts.Values]));
            return words.All(word => text.Contains(word, StringComparison.Ordinal));
        }

        private static PublishedParticipant Participant(AgendaSpeaker speaker, IEnumerable<(AgendaSession Session, AgendaSpeaker Speaker)> parts, string language)
        {
            var roles = AgendaWords.In(language);
            var (office, officeLanguage) = speaker.Office.Find(language);
            return new PublishedParticipant(
                AgendaReader.Name(speaker, language), AgendaReader.Join(office, speaker.Organisation), office.Length > 0 ? officeLanguage : language,
                [.. parts.Select(part => (part.Session, part.Speaker.Role, Title: part.Session.Title.Find(language)))
                    .Select(part => new PublishedPart(part.Session.Id, part.Session.StartDate, part.Session.StartTime, roles.Role(part.Role), part.Title.Text, part.Title.Language, part.Session.IsCancelled))]);
        }
    }
}

/// <param name="Name">As printed: courtesy title and approved name, the native form first for its own readers.</param>
/// <param name="Office">Office and organisation; null when neither is known.</param>
/// <param name="OfficeLanguage">The language the office is really in.</param>
/// <param name="Parts">In the order of the agenda.</param>
public sealed record PublishedParticipant(string Name, string? Office, string OfficeLanguage, IReadOnlyList<PublishedPart> Parts);

/// <param name="StartDate">Wall clock in the event's zone, as the time.</param>
/// <param name="Role">"Chair", in the reader's language.</param>
/// <param name="TitleLanguage">The language the title is really in.</param>
public sealed record PublishedPart(Guid SessionId, DateOnly StartDate, TimeOnly StartTime, string Role, string Title, string TitleLanguage, bool IsCancelled);
