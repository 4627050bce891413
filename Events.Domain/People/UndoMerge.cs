using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.Files;
using MediatR;

namespace Events.Domain.People;

/// <summary>
/// They were two after all: the merged record is again what it was and takes a place of its delegation once more; its badge stays void. The
/// other gives back what it took over, except what somebody has written anew since.
/// </summary>
/// <param name="ParticipationId">Of the record that stayed.</param>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer)]
public sealed record UndoMerge(Guid EventId, Guid ParticipationId, Guid MergeId) : ICommand, IForParticipation
{
    internal sealed class Handler(IEventsDb db, IDelegationLock locks, IFileStore files, TimeProvider clock) : IRequestHandler<UndoMerge, Unit>
    {
        public async Task<Unit> Handle(UndoMerge command, CancellationToken cancellationToken)
        {
            var merge = await db.RecordMerges.FindInEventAsync(command.EventId, command.MergeId, cancellationToken);
            if (merge.KeptId != command.ParticipationId)
            {
                throw new NotFound("merge");
            }

            var now = clock.GetUtcNow().UtcDateTime;
            merge.Undo(now);
            var kept = await db.Participations.FindInEventAsync(command.EventId, merge.KeptId, cancellationToken);
            var person = await db.People.FindOrThrowAsync(kept.PersonId, cancellationToken);
            var photo = kept.PhotoKey;
            RecordSnapshot.Of(kept, person).Without(merge.Before, merge.After).WriteTo(kept, person);
            await locks.ChangeAsync(
                db, command.EventId, merge.MergedId,
                (merged, delegation) =>
                {
                    delegation?.Rejoin(merged.Id, merged.CategoryId, now);
                    merged.Unmerge(merge.MergedState);
                    return Unit.Value;
                },
                cancellationToken);
            if (photo is not null && kept.PhotoKey != photo)
            {
                files.Delete(photo);
            }

            return Unit.Value;
        }
    }
}
