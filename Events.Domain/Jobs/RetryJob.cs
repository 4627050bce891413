using Events.Domain.Access;
using Events.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Jobs;

/// <summary>Starts a job again that failed for good or was cancelled.</summary>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer, EventRole.RegistrationDesk)]
public sealed record RetryJob(Guid EventId, Guid JobId) : ICommand, IForEvent
{
    internal sealed class Handler(IEventsDb db, TimeProvider clock) : IRequestHandler<RetryJob, Unit>
    {
        public async Task<Unit> Handle(RetryJob command, CancellationToken cancellationToken)
        {
            var job = await db.JobRequests.FirstOrDefaultAsync(row => row.Id == command.JobId && row.EventId == command.EventId, cancellationToken) ?? throw new NotFound("job");
            job.Retry(clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
