using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.Files;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.People;

/// <summary>
/// One person was registered twice: this record stays, with what it lacks taken from the other, and the other is replaced by it. Its place
/// in a delegation becomes free and its badge is void at once. Answers the merge, by which it can be taken back.
/// </summary>
/// <param name="OtherId">The participation that is the same person.</param>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer)]
public sealed record MergeRecords(Guid OtherId) : ICommand<Guid>, IForParticipation
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid ParticipationId { get; init; }

    internal sealed class Validator : AbstractValidator<MergeRecords>
    {
        public Validator() => RuleFor(command => command.OtherId).NotEqual(command => command.ParticipationId).WithMessage("Choose another record: this is the one that stays.");
    }

    internal sealed class Handler(IEventsDb db, IDelegationLock locks, IFileStore files, ICaller caller, TimeProvider clock) : IRequestHandler<MergeRecords, Guid>
    {
        public async Task<Guid> Handle(MergeRecords command, CancellationToken cancellationToken)
        {
            var (keptId, otherId) = (command.ParticipationId, command.OtherId);
            var people = new Dictionary<Guid, Person>();
            foreach (var id in (Guid[])[keptId, otherId])
            {
                var found = await db.Participations.AsNoTracking().FindInEventAsync(command.EventId, id, cancellationToken);
                if (!found.IsActive)
                {
                    throw new RuleViolation("merge-not-active", "Only records that take part can be merged: one of the two was withdrawn, replaced, rejected or revoked.", "otherId");
                }

                people[id] = await db.People.FindOrThrowAsync(found.PersonId, cancellationToken);
            }

            await RefuseWorkAsync(command.EventId, otherId, people[otherId], cancellationToken);
            var copy = await CopyPhotoAsync(command.EventId, keptId, otherId, cancellationToken);
            try
            {
                RecordMerge? merge = null;
                Participation? first = null;
                await locks.ChangeAllAsync(
                    db, command.EventId, [keptId, otherId],
                    (participation, delegation) =>
                    {
                        if (participation.Id == keptId)
                        {
                            first = participation;
                            return;
                        }

                        merge = Merge(first!, people[keptId], participation, people[otherId], copy);
                        delegation?.Release(participation.Id, merge.MergedUtc);
                    },
                    cancellationToken);
                return merge!.Id;
            }
            catch when (copy is not null)
            {
                files.Delete(copy);
                throw;
            }
        }

        private RecordMerge Merge(Participation kept, Person person, Participation merged, Person other, string? copy)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var before = RecordSnapshot.Of(kept, person);
            var after = before.FilledFrom(RecordSnapshot.Of(merged, other)) with { PhotoKey = before.PhotoKey ?? copy };
            var merge = new RecordMerge(kept, merged, before, after, caller.UserId, now);
            after.WriteTo(kept, person);
            merged.MergeInto(kept, now);
            db.RecordMerges.Add(merge);
            return merge;
        }

        /// <summary>Whoever speaks, signs or travels is named there: that record has to stay, or be taken out there first.</summary>
        private async Task RefuseWorkAsync(Guid eventId, Guid otherId, Person other, CancellationToken cancellationToken)
        {
            if (await db.Sessions.AnyAsync(session => session.EventId == eventId && session.People.Any(part => part.ParticipationId == otherId), cancellationToken)
                || await db.CooperationProjects.AnyAsync(project => project.EventId == eventId && project.Parties.Any(party => party.Signatories.Any(signatory => signatory.ParticipationId == otherId)), cancellationToken)
                || await db.Journeys.AnyAsync(journey => journey.EventId == eventId && journey.ParticipationId == otherId, cancellationToken))
            {
                throw new RuleViolation("merge-has-work", $"{other.Name.Latin} stands in the programme, signs a project or has a journey planned under the other record. Keep that record, or name this one there first.", "otherId");
            }
        }

        /// <summary>A file of its own: what becomes of one record's photo is not the other's matter. Null when none is needed.</summary>
        private async Task<string?> CopyPhotoAsync(Guid eventId, Guid keptId, Guid otherId, CancellationToken cancellationToken)
        {
            var photos = await db.Participations.Where(participation => participation.EventId == eventId && (participation.Id == keptId || participation.Id == otherId))
                .ToDictionaryAsync(participation => participation.Id, participation => participation.PhotoKey, cancellationToken);
            if (photos[keptId] is not null || photos[otherId] is not { } key || files.OpenRead(key) is not { } photo)
            {
                return null;
            }

            await using (photo)
            {
                var copy = $"photos/{Guid.CreateVersion7():N}.jpg";
                await files.SaveAsync(copy, (file, token) => photo.CopyToAsync(file, token), cancellationToken);
                return copy;
            }
        }
    }
}
