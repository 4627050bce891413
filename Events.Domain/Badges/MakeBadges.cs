using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.Jobs;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Badges;

/// <summary>
/// Asks for the badges of the approved: of those named, of a delegation, of a category, or of everybody. A job makes them into one file.
/// The same request, while nobody's badge has changed, is the same batch and the same file.
/// </summary>
/// <param name="ParticipationIds">Null for everybody who matches the rest.</param>
/// <param name="Language">BCP 47, of the words on the badges.</param>
/// <param name="PrintedToo">Also those whose badge is printed already; they keep their serial.</param>
/// <param name="Sheet">How they come out of the printer; null for each on its card.</param>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer, EventRole.RegistrationDesk)]
public sealed record MakeBadges(IReadOnlyList<Guid>? ParticipationIds = null, Guid? DelegationId = null, Guid? CategoryId = null, string Language = LocalizedText.English, bool PrintedToo = false,
    SheetPlan? Sheet = null)
    : ICommand<Guid>, IForEvent
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    internal sealed class Validator : AbstractValidator<MakeBadges>
    {
        public Validator()
        {
            RuleFor(batch => batch.Language).IsLanguage();
            RuleFor(batch => batch.Sheet!).SetValidator(new SheetPlanRules()).When(batch => batch.Sheet is not null);
            RuleFor(batch => batch.ParticipationIds).Must(ids => ids is null || ids.Count is > 0 and <= BadgeBatch.MaxBadges).WithMessage($"Name 1 to {BadgeBatch.MaxBadges} participations, or none to mean all.");
        }
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<MakeBadges, Guid>
    {
        public async Task<Guid> Handle(MakeBadges command, CancellationToken cancellationToken)
        {
            var faces = await BadgeFaces.ReadAsync(db, Asked(command), command.Language, cancellationToken);
            if (command.ParticipationIds is { } named && named.Distinct().Count() != faces.Count)
            {
                await RefuseAsync(command.EventId, named, cancellationToken);
            }

            var approved = faces.Count;
            faces = [.. faces.Where(face => command.PrintedToo || !face.IsPrinted)];
            if (faces.Count == 0 && approved > 0)
            {
                throw new RuleViolation("all-printed", "All of them have a printed badge. Ask for those that are printed too.", "printedToo");
            }

            if (faces.Count == 0)
            {
                throw new RuleViolation("nobody-to-print", "Nobody who is approved matches. Approve somebody first.");
            }

            var sheet = command.Sheet ?? SheetPlan.EachOnItsCard;
            foreach (var paper in faces.Select(face => face.Plan.Paper).Distinct())
            {
                SheetGrid.Of(sheet, paper);
            }

            var common = await db.SheetOfAsync(command.EventId, command.Language, [], cancellationToken);
            var hash = BadgeFaces.HashOf(command.EventId, command.Language, common with { Plan = sheet }, faces);
            var dedupKey = $"badges:{hash}";
            if (await db.JobRequests.Where(job => job.DedupKey == dedupKey).Select(job => (Guid?)job.SubjectId).FirstOrDefaultAsync(cancellationToken) is { } made)
            {
                return made;
            }

            var now = clock.GetUtcNow().UtcDateTime;
            var batch = new BadgeBatch(command.EventId, command.Language, sheet, faces.Select(face => face.ParticipationId), hash, caller.UserId, now);
            db.BadgeBatches.Add(batch);
            db.JobRequests.Add(new JobRequest(JobKind.PrintBadges, command.EventId, batch.Id, dedupKey, caller.UserId, now));
            await db.SaveChangesAsync(cancellationToken);
            return batch.Id;
        }

        private IQueryable<Participation> Asked(MakeBadges command)
        {
            var all = db.Participations.Where(participation => participation.EventId == command.EventId
                && (command.DelegationId == null || participation.DelegationId == command.DelegationId)
                && (command.CategoryId == null || participation.CategoryId == command.CategoryId));
            return command.ParticipationIds is { } named ? all.Where(participation => named.Contains(participation.Id)) : all;
        }

        /// <summary>Says which of the named cannot be printed: not here at all, or not approved.</summary>
        private async Task RefuseAsync(Guid eventId, IReadOnlyList<Guid> named, CancellationToken cancellationToken)
        {
            var here = await db.Participations.CountAsync(participation => participation.EventId == eventId && named.Contains(participation.Id), cancellationToken);
            throw here < named.Distinct().Count()
                ? new NotFound("participation")
                : new RuleViolation("not-approved", "Only approved participants get a badge; some of those named are not approved, or not of the delegation or category asked for.", "participationIds");
        }
    }
}
