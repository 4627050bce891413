using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.BadgeDesigns;
using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Badges;

/// <summary>Badges without a name, each with a code of its own, to lie in the drawer for an emergency. Answers their pages.</summary>
/// <param name="CategoryId">Whose colour, letter and zones they show.</param>
/// <param name="Language">BCP 47, of the words on them.</param>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer)]
public sealed record MakeBlankBadges(int Count, Guid CategoryId, string Language = LocalizedText.English) : ICommand<DeskPaper>, IForEvent
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    internal sealed class Validator : AbstractValidator<MakeBlankBadges>
    {
        public Validator()
        {
            RuleFor(blanks => blanks.Count).InclusiveBetween(1, BlankBadge.MaxAtOnce);
            RuleFor(blanks => blanks.Language).IsLanguage();
        }
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, IBadgeCodes codes, IBadgePrinter printer, TimeProvider clock) : IRequestHandler<MakeBlankBadges, DeskPaper>
    {
        public async Task<DeskPaper> Handle(MakeBlankBadges command, CancellationToken cancellationToken)
        {
            var category = await db.Categories.AsNoTracking().FindInEventAsync(command.EventId, command.CategoryId, cancellationToken);
            var designId = category.BadgeDesignId;
            var plan = designId is null
                ? BuiltInDesigns.All.FirstOrDefault(design => design.Id == category.BuiltInDesignId)?.Plan ?? BuiltInDesigns.Delegation.Plan
                : await db.BadgeDesigns.Where(design => design.Id == designId).Select(design => design.Plan).SingleAsync(cancellationToken);
            var now = clock.GetUtcNow().UtcDateTime;
            var blanks = Enumerable.Range(0, command.Count).Select(_ => new BlankBadge(command.EventId, codes, caller.UserId, now)).ToList();
            db.BlankBadges.AddRange(blanks);
            await db.SaveChangesAsync(cancellationToken);
            var words = category.Name.In(command.Language);
            var faces = blanks.Select(blank => new BadgeFace(
                blank.Id, blank.Serial, codes.CodeFor(blank.Serial), null, "", null, null, null, null, null, false, words, category.Letter, category.Colour, category.Zones, null, "")
            { Plan = plan, Pattern = category.Pattern });
            using var pdf = new MemoryStream();
            await printer.PrintAsync(await db.SheetOfAsync(command.EventId, command.Language, [.. faces], cancellationToken), pdf, null, cancellationToken);
            return new DeskPaper($"blank-badges-{now:yyyyMMdd-HHmm}.pdf", pdf.ToArray());
        }
    }
}
