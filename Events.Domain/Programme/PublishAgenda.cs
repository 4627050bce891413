using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Jobs;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Programme;

/// <summary>
/// Issues the programme as it is now as the next version of the agenda, and asks for its papers in the same save. A programme in which
/// nothing has changed makes no new version.
/// </summary>
[ForRoles(EventRole.Organiser)]
public sealed record PublishAgenda(Guid EventId) : ICommand<IssuedAgenda>, IForEvent
{
    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<PublishAgenda, IssuedAgenda>
    {
        public async Task<IssuedAgenda> Handle(PublishAgenda command, CancellationToken cancellationToken)
        {
            var edition = await db.Events.FindOrThrowAsync(command.EventId, cancellationToken);
            var previous = await db.AgendaReleases.AsNoTracking().Where(release => release.EventId == command.EventId)
                .OrderByDescending(release => release.Number).FirstOrDefaultAsync(cancellationToken);
            var content = await db.FreezeAgendaAsync(edition, previous, cancellationToken);
            if (content.Sessions.Count == 0)
            {
                throw new RuleViolation("agenda-is-empty", "No session is scheduled yet: there is nothing to publish.");
            }

            if (previous?.ContentHash == AgendaRelease.HashOf(content.ToJson()))
            {
                return new IssuedAgenda(previous.Id, previous.Number, previous.IssuedUtc, IsNew: false);
            }

            var nowUtc = clock.GetUtcNow().UtcDateTime;
            var release = new AgendaRelease(edition.Id, (previous?.Number ?? 0) + 1, content, caller.UserId, nowUtc);
            db.AgendaReleases.Add(release);
            foreach (var print in release.Prints)
            {
                var dedupKey = $"agenda:{release.Id}:{print.Language}:{release.ContentHash}";
                db.JobRequests.Add(new JobRequest(JobKind.RenderAgenda, edition.Id, print.Id, dedupKey, caller.UserId, nowUtc));
            }

            await db.SaveChangesAsync(cancellationToken);
            return new IssuedAgenda(release.Id, release.Number, release.IssuedUtc, IsNew: true);
        }
    }
}

/// <param name="Number">The version of the agenda, from 1.</param>
/// <param name="IsNew">False when nothing had changed since this version.</param>
public sealed record IssuedAgenda(Guid ReleaseId, int Number, DateTime IssuedUtc, bool IsNew);
