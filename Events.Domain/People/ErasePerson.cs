using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Badges;
using Events.Domain.Calendar;
using Events.Domain.Common;
using Events.Domain.Files;
using Events.Domain.Jobs;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.People;

/// <summary>
/// Erases one person on their request: name, address, nationality, offices, photo, journeys, badges that were made with them, the lists they
/// came in, mails that name them. Their participation goes on being counted. Before the event's end they are withdrawn, which frees their place.
/// What was published or signed with their name stays, and the answer says so.
/// </summary>
/// <param name="Reason">For the audit; does not name the person.</param>
/// <param name="DespiteBadge">Why although they hold a valid badge, which is void from then on; needed only then.</param>
[ForRoles(EventRole.Organiser)]
public sealed record ErasePerson(string? Reason, string? DespiteBadge = null) : ICommand<Erasure>, IForParticipation, IWithReason
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid ParticipationId { get; init; }

    internal sealed class Validator : AbstractValidator<ErasePerson>
    {
        public Validator()
        {
            RuleFor(command => command.Reason).IsReason();
            RuleFor(command => command.DespiteBadge).MaximumLength(Audit.AuditEntry.MaxReasonLength);
        }
    }

    internal sealed class Handler(IEventsDb db, IDelegationLock locks, ITraces traces, IFileStore files, TimeProvider clock) : IRequestHandler<ErasePerson, Erasure>
    {
        public async Task<Erasure> Handle(ErasePerson command, CancellationToken cancellationToken)
        {
            var found = await db.Participations.AsNoTracking().FindInEventAsync(command.EventId, command.ParticipationId, cancellationToken);
            if (found.CurrentBadge is not null && string.IsNullOrWhiteSpace(command.DespiteBadge))
            {
                throw new RuleViolation("holds-badge", "This person holds a valid badge. Say why they are erased all the same: the badge is void from then on.", "despiteBadge");
            }

            var edition = await db.Events.AsNoTracking().FindOrThrowAsync(command.EventId, cancellationToken);
            var (ids, merges) = await RecordsAsync(command.EventId, found, cancellationToken);
            var people = await db.People.Where(person => db.Participations.Any(own => ids.Contains(own.Id) && own.PersonId == person.Id)).ToDictionaryAsync(person => person.Id, cancellationToken);
            var known = people.Keys.ToList();
            var elsewhere = await db.Participations.Where(other => known.Contains(other.PersonId) && other.EventId != command.EventId).Select(other => other.PersonId).Distinct().ToListAsync(cancellationToken);
            var (jobs, batches) = await PapersAsync(command.EventId, ids, cancellationToken);
            var stays = await StaysAsync(command.EventId, ids, found.DelegationId, elsewhere.Count > 0, cancellationToken);
            var names = people.Values.SelectMany(person => new[] { person.Name.Latin, person.Name.Native, person.Name.SortAs }.Concat(person.Name.Variants)).OfType<string>().Distinct().ToList();

            // First what is found by the name: a run that breaks off here can be repeated.
            foreach (var personId in known)
            {
                await traces.EraseAsync(new TracesOf(command.EventId, personId, ids, names), cancellationToken);
            }

            var now = clock.GetUtcNow().UtcDateTime;
            var isOver = edition.EndsOn < EventClock.DateOf(now, edition.Zone);
            var photos = new List<string>();
            foreach (var id in ids)
            {
                await locks.ChangeAsync(
                    db, command.EventId, id,
                    (participation, delegation) =>
                    {
                        if (participation.IsActive && !isOver)
                        {
                            participation.Withdraw(now, "Erased");
                            delegation?.Release(id, now);
                        }

                        photos.AddRange(participation.PhotoKey is { } photo ? [photo] : []);
                        participation.Erase(now);
                        if (!elsewhere.Contains(participation.PersonId))
                        {
                            people[participation.PersonId].Change(new PersonName { Latin = Person.ErasedName }, null, null);
                        }

                        batches.ForEach(batch => batch.Proof([]));
                        return Unit.Value;
                    },
                    cancellationToken);
            }

            var papers = jobs.Select(job => job.ResultKey).OfType<string>().ToList();
            jobs.ForEach(job => job.LoseResult());
            db.RecordMerges.RemoveRange(merges);
            db.Journeys.RemoveRange(await db.Journeys.Where(journey => journey.EventId == command.EventId && ids.Contains(journey.ParticipationId)).ToListAsync(cancellationToken));
            await db.SaveChangesAsync(cancellationToken);
            photos.Concat(papers).ToList().ForEach(files.Delete);
            return new Erasure(papers.Count, stays, await traces.CompactAsync(cancellationToken));
        }

        /// <summary>Every record that the person has in the event: those of the same name card, and those that were merged with one of them.</summary>
        private async Task<(List<Guid> Ids, List<RecordMerge> Merges)> RecordsAsync(Guid eventId, Participation found, CancellationToken cancellationToken)
        {
            var (ids, known) = (new List<Guid> { found.Id }, 0);
            var merges = new List<RecordMerge>();
            while (known < ids.Count)
            {
                known = ids.Count;
                merges = await db.RecordMerges.Where(merge => merge.EventId == eventId && (ids.Contains(merge.KeptId) || ids.Contains(merge.MergedId))).ToListAsync(cancellationToken);
                var standing = merges.Where(merge => merge.UndoneUtc is null).SelectMany(merge => new[] { merge.KeptId, merge.MergedId }).Concat(ids).ToList();
                ids = await db.Participations.Where(other => other.EventId == eventId && (standing.Contains(other.Id) || db.Participations.Any(own => standing.Contains(own.Id) && own.PersonId == other.PersonId)))
                    .Select(other => other.Id).ToListAsync(cancellationToken);
            }

            return (ids, merges);
        }

        /// <summary>The badge files with the person in them. One that is being made cannot be taken back: it has to end first.</summary>
        private async Task<(List<JobRequest> Jobs, List<BadgeBatch> Batches)> PapersAsync(Guid eventId, List<Guid> ids, CancellationToken cancellationToken)
        {
            var all = await db.BadgeBatches.Where(batch => batch.EventId == eventId).ToListAsync(cancellationToken);
            var batches = all.Where(batch => batch.ParticipationIds.Intersect(ids).Any()).ToList();
            var batchIds = batches.ConvertAll(batch => batch.Id);
            var jobs = await db.JobRequests.Where(job => job.Kind == JobKind.PrintBadges && batchIds.Contains(job.SubjectId)).ToListAsync(cancellationToken);
            return jobs.All(job => job.IsOver)
                ? (jobs, batches)
                : throw new RuleViolation("badges-in-the-making", "Badges are being made with this person among them. Wait for the job, or cancel it, and erase then.");
        }

        private async Task<IReadOnlyList<ErasureRemainder>> StaysAsync(Guid eventId, List<Guid> ids, Guid? delegationId, bool isElsewhere, CancellationToken cancellationToken)
        {
            var stays = new List<ErasureRemainder>();
            if (isElsewhere)
            {
                stays.Add(ErasureRemainder.OtherEvents);
            }

            if (await db.Sessions.AnyAsync(session => session.EventId == eventId && session.People.Any(part => ids.Contains(part.ParticipationId)), cancellationToken))
            {
                stays.Add(ErasureRemainder.PublishedAgendas);
            }

            if (await db.CooperationProjects.AnyAsync(project => project.EventId == eventId && project.Parties.Any(party => party.Signatories.Any(
                signatory => signatory.ParticipationId != null && ids.Contains(signatory.ParticipationId.Value))), cancellationToken))
            {
                stays.Add(ErasureRemainder.Signatures);
            }

            if (delegationId is not null && await db.DelegationDocuments.AnyAsync(document => document.DelegationId == delegationId, cancellationToken))
            {
                stays.Add(ErasureRemainder.DelegationDocuments);
            }

            return stays;
        }
    }
}

/// <param name="Papers">Badge files that were deleted.</param>
/// <param name="Stays">Where the person may still be named, for somebody to look at.</param>
/// <param name="IsCompacted">Whether the database's files hold nothing of it any more; if not, send the same again.</param>
public sealed record Erasure(int Papers, IReadOnlyList<ErasureRemainder> Stays, bool IsCompacted);

/// <summary>What is not erased with a person.</summary>
public enum ErasureRemainder
{
    /// <summary>They take part in other events: name and address stay until those erase them too.</summary>
    OtherEvents,

    /// <summary>An issued agenda stands still (domain rule 17).</summary>
    PublishedAgendas,

    /// <summary>Whoever signed is named in the project's text.</summary>
    Signatures,

    /// <summary>Letters of the delegation may name them.</summary>
    DelegationDocuments,
}
