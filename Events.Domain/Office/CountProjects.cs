using Events.Domain.Access;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Projects;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Office;

/// <summary>What waits for the project officer, and what is signed.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProjectOfficer)]
public sealed record CountProjects(Guid EventId) : IQuery<ProjectCounts>, IForEvent
{
    internal sealed class Handler(IEventsDb db, TimeProvider clock) : IRequestHandler<CountProjects, ProjectCounts>
    {
        public async Task<ProjectCounts> Handle(CountProjects query, CancellationToken cancellationToken)
        {
            var zone = await db.Events.Where(edition => edition.Id == query.EventId).Select(edition => edition.Zone).FirstOrDefaultAsync(cancellationToken) ?? throw new NotFound("event");
            var today = EventClock.ToLocal(clock.GetUtcNow().UtcDateTime, zone).Date;
            var projects = db.CooperationProjects.Where(project => project.EventId == query.EventId);
            var states = await projects.GroupBy(project => project.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
            return new ProjectCounts(
                states.GetValueOrDefault(ProjectState.Proposed), states.GetValueOrDefault(ProjectState.Returned), states.GetValueOrDefault(ProjectState.Vetted),
                await projects.CountAsync(project => project.SignedOn != null, cancellationToken),
                await projects.CountAsync(project => project.SignedOn == today, cancellationToken));
        }
    }
}

/// <param name="Proposed">To be vetted.</param>
/// <param name="Vetted">May be signed.</param>
/// <param name="Signed">With a day of signing, whatever became of them (domain rule 32).</param>
/// <param name="SignedToday">In the event's zone.</param>
public sealed record ProjectCounts(int Proposed, int Returned, int Vetted, int Signed, int SignedToday);
