using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Programme;

/// <summary>What the next release of the agenda would tell the world that the last one does not.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer)]
public sealed record ListAgendaChanges(Guid EventId) : IQuery<AgendaChanges>, IForEvent
{
    internal sealed class Handler(IEventsDb db) : IRequestHandler<ListAgendaChanges, AgendaChanges>
    {
        public async Task<AgendaChanges> Handle(ListAgendaChanges query, CancellationToken cancellationToken)
        {
            var edition = await db.Events.AsNoTracking().FirstOrDefaultAsync(one => one.Id == query.EventId, cancellationToken) ?? throw new NotFound("event");
            var last = await db.AgendaReleases.AsNoTracking().Where(release => release.EventId == query.EventId)
                .OrderByDescending(release => release.Number).FirstOrDefaultAsync(cancellationToken);
            var next = await db.FreezeAgendaAsync(edition, last, cancellationToken);
            var (changes, isOtherwiseChanged) = last is null
                ? (next.Sessions.Select(session => new AgendaChange(session.Id, AgendaChangeKind.Added)).ToList(), false)
                : (Compare(AgendaContent.FromJson(last.Content), next), last.ContentHash != AgendaRelease.HashOf(next.ToJson()));
            return new AgendaChanges(last?.Number, last?.IssuedUtc, changes, isOtherwiseChanged && changes.Count == 0);
        }

        private static List<AgendaChange> Compare(AgendaContent before, AgendaContent after)
        {
            var known = before.Sessions.ToDictionary(session => session.Id);
            var changes = new List<AgendaChange>();
            foreach (var session in after.Sessions)
            {
                if (!known.Remove(session.Id, out var was))
                {
                    changes.Add(new AgendaChange(session.Id, AgendaChangeKind.Added));
                }
                else if (session.IsCancelled && !was.IsCancelled)
                {
                    changes.Add(new AgendaChange(session.Id, AgendaChangeKind.Cancelled));
                }
                else if (Said(session, before) != Said(was, before))
                {
                    changes.Add(new AgendaChange(session.Id, AgendaChangeKind.Changed));
                }
            }

            changes.AddRange(known.Keys.Select(gone => new AgendaChange(gone, AgendaChangeKind.Removed)));
            return changes;
        }

        /// <summary>As it is frozen: lists within it are compared by what they say.</summary>
        private static string Said(AgendaSession session, AgendaContent around) => (around with { Sessions = [session] }).ToJson();
    }
}

/// <param name="Number">Of the last release; null before the first.</param>
/// <param name="IsOtherwiseChanged">No session is, but the event's name, theme, place, days or languages.</param>
public sealed record AgendaChanges(int? Number, DateTime? IssuedUtc, IReadOnlyList<AgendaChange> Sessions, bool IsOtherwiseChanged)
{
    /// <summary>The last release says what the programme says.</summary>
    public bool IsNothing => Sessions.Count == 0 && !IsOtherwiseChanged;
}

public sealed record AgendaChange(Guid SessionId, AgendaChangeKind Kind);

public enum AgendaChangeKind
{
    Added,
    Changed,

    /// <summary>Announced before, and does not take place.</summary>
    Cancelled,

    /// <summary>Announced before, and a draft again.</summary>
    Removed,
}
