using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Jobs;

/// <summary>Stops a job that waits or runs. What it has saved so far stays; trying it again goes on from there.</summary>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer, EventRole.RegistrationDesk)]
public sealed record CancelJob(Guid EventId, Guid JobId) : ICommand, IForEvent
{
    internal sealed class Handler(IEventsDb db, TimeProvider clock) : IRequestHandler<CancelJob, Unit>
    {
        public async Task<Unit> Handle(CancelJob command, CancellationToken cancellationToken)
        {
            var job = await db.JobRequests.FirstOrDefaultAsync(row => row.Id == command.JobId && row.EventId == command.EventId, cancellationToken) ?? throw new NotFound("job");
            if (job.Kind is JobKind.ImportMembers && await db.Imports.FirstOrDefaultAsync(row => row.Id == job.SubjectId, cancellationToken) is { } import)
            {
                import.Stop();
            }

            job.Cancel(clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
