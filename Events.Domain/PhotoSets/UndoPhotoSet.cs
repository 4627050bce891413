using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Jobs;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.PhotoSets;

/// <summary>Has a whole set taken back by a job: everybody has the photo of before. Whom somebody has given another since keeps that one.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer)]
public sealed record UndoPhotoSet(Guid EventId, Guid PhotoSetId) : ICommand, IForEvent
{
    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<UndoPhotoSet, Unit>
    {
        public async Task<Unit> Handle(UndoPhotoSet command, CancellationToken cancellationToken)
        {
            var set = await db.PhotoSets.FindInEventAsync(command.EventId, command.PhotoSetId, cancellationToken);
            var stands = await db.JobRequests.Where(job => job.Kind == JobKind.MatchPhotos && job.SubjectId == set.Id).OrderByDescending(job => job.RequestedUtc)
                .Select(job => (JobState?)job.State).FirstOrDefaultAsync(cancellationToken);
            set.Undo(stands is JobState.Cancelled or JobState.Dead);
            db.JobRequests.Add(new JobRequest(JobKind.MatchPhotos, command.EventId, set.Id, $"MatchPhotos/{set.Id:N}/undo", caller.UserId, clock.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
