using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Jobs;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Delegations;

/// <summary>
/// Has a whole import taken back by a job: whom it added goes, what it changed becomes what it was. Those whom somebody has worked on since
/// stay as they are, and their rows say so (<see cref="ListImportRows.Warned" />).
/// </summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer)]
public sealed record UndoImport(Guid EventId, Guid ImportId) : ICommand, IForEvent
{
    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<UndoImport, Unit>
    {
        public async Task<Unit> Handle(UndoImport command, CancellationToken cancellationToken)
        {
            var import = await db.Imports.FindInEventAsync(command.EventId, command.ImportId, cancellationToken);
            var stands = await db.JobRequests.Where(job => job.Kind == JobKind.ImportMembers && job.SubjectId == import.Id).OrderByDescending(job => job.RequestedUtc)
                .Select(job => (JobState?)job.State).FirstOrDefaultAsync(cancellationToken);
            import.Undo(stands is JobState.Cancelled or JobState.Dead);
            db.JobRequests.Add(new JobRequest(
                JobKind.ImportMembers, command.EventId, import.Id, $"ImportMembers/{import.Id:N}/undo", caller.UserId, clock.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
