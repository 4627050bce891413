using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.Programme;
using Events.Domain.Projects;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Office;

/// <summary>The first few of everything in the event whose names hold all the words, in any script, whatever case and marks.</summary>
[ForStaff]
public sealed record SearchEvent(Guid EventId, string Q) : IQuery<FoundInEvent>, IForEvent
{
    /// <summary>Of each kind; the page of that kind shows the rest.</summary>
    public const int Most = 8;

    internal sealed class Validator : AbstractValidator<SearchEvent>
    {
        public Validator() => RuleFor(query => query.Q).NotEmpty().MaximumLength(Searching.MaxLength);
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<SearchEvent, FoundInEvent>
    {
        public async Task<FoundInEvent> Handle(SearchEvent query, CancellationToken cancellationToken)
        {
            var words = Searching.Words(query.Q);
            return words.Count == 0
                ? new FoundInEvent([], [], [], [])
                : new FoundInEvent(
                    await PeopleAsync(query.EventId, words, cancellationToken),
                    await DelegationsAsync(query.EventId, words, cancellationToken),
                    await SessionsAsync(query.EventId, words, cancellationToken),
                    await ProjectsAsync(query.EventId, words, cancellationToken));
        }

        private async Task<IReadOnlyList<FoundPerson>> PeopleAsync(Guid eventId, IReadOnlyList<string> words, CancellationToken cancellationToken)
        {
            // The event's own rows come by index; the words are then looked for in their people only.
            var rows =
                from participation in db.Participations.Where(participation => participation.EventId == eventId)
                join person in db.People on participation.PersonId equals person.Id
                select new { participation, person };
            foreach (var word in words)
            {
                rows = rows.Where(row => row.person.Search.Contains(word));
            }

            var found = await rows.OrderBy(row => row.person.SortKey).ThenBy(row => row.participation.Id).Take(Most)
                .Select(row => new { row.participation.Id, row.person.Name.Latin, row.person.Name.Native, row.person.Name.NativeLanguage, row.participation.DelegationId, row.participation.State })
                .ToListAsync(cancellationToken);
            var ids = found.Select(row => row.DelegationId).OfType<Guid>().ToList();
            var delegations = await db.Delegations.Where(delegation => ids.Contains(delegation.Id)).Select(delegation => new { delegation.Id, delegation.Name })
                .ToDictionaryAsync(delegation => delegation.Id, delegation => delegation.Name, cancellationToken);
            return [.. found.Select(row => new FoundPerson(row.Id, row.Latin, row.Native, row.NativeLanguage, row.DelegationId is { } id ? delegations.GetValueOrDefault(id) : null, row.State))];
        }

        private async Task<IReadOnlyList<FoundDelegation>> DelegationsAsync(Guid eventId, IReadOnlyList<string> words, CancellationToken cancellationToken)
        {
            var rows = db.Delegations.Where(delegation => delegation.EventId == eventId);
            foreach (var word in words)
            {
                rows = rows.Where(delegation => delegation.Search.Contains(word));
            }

            return await rows.OrderBy(delegation => delegation.ProtocolSortKey).ThenBy(delegation => delegation.Id).Take(Most)
                .Select(delegation => new FoundDelegation(delegation.Id, delegation.Name, db.Countries.Where(country => country.Id == delegation.CountryId).Select(country => country.Code).FirstOrDefault()))
                .ToListAsync(cancellationToken);
        }

        /// <summary>Titles have no folded column: an event has hundreds at most, and they are looked through here.</summary>
        private async Task<IReadOnlyList<FoundSession>> SessionsAsync(Guid eventId, IReadOnlyList<string> words, CancellationToken cancellationToken)
        {
            var titles = await db.Sessions.Where(session => session.EventId == eventId).OrderBy(session => session.StartsUtc).ThenBy(session => session.Id)
                .Select(session => new FoundSession(session.Id, session.Title, session.StartDate, session.StartTime, session.State))
                .ToListAsync(cancellationToken);
            return [.. titles.Where(session => Folding.Fold(string.Join(' ', session.Title.Texts.Values)) is var folded && words.All(word => folded.Contains(word, StringComparison.Ordinal))).Take(Most)];
        }

        private async Task<IReadOnlyList<FoundProject>> ProjectsAsync(Guid eventId, IReadOnlyList<string> words, CancellationToken cancellationToken)
        {
            var rows = db.CooperationProjects.Where(project => project.EventId == eventId);
            foreach (var word in words)
            {
                rows = rows.Where(project => project.Search.Contains(word));
            }

            return await rows.OrderBy(project => project.SortKey).ThenBy(project => project.Id).Take(Most)
                .Select(project => new FoundProject(project.Id, project.Title, project.State)).ToListAsync(cancellationToken);
        }
    }
}

public sealed record FoundInEvent(IReadOnlyList<FoundPerson> People, IReadOnlyList<FoundDelegation> Delegations, IReadOnlyList<FoundSession> Sessions, IReadOnlyList<FoundProject> Projects)
{
    public bool IsEmpty => People.Count + Delegations.Count + Sessions.Count + Projects.Count == 0;
}

/// <param name="Id">Of the participation.</param>
public sealed record FoundPerson(Guid Id, string LatinName, string? NativeName, string? NativeLanguage, LocalizedText? Delegation, ParticipationState State);

/// <param name="Country">ISO 3166-1 alpha-2; null for others than countries.</param>
public sealed record FoundDelegation(Guid Id, LocalizedText Name, string? Country);

/// <param name="Date">In the event's zone.</param>
public sealed record FoundSession(Guid Id, LocalizedText Title, DateOnly Date, TimeOnly Time, SessionState State);

public sealed record FoundProject(Guid Id, LocalizedText Title, ProjectState State);
