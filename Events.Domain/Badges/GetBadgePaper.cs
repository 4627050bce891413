using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Badges;

/// <summary>One badge as a PDF of one page, for a printer at the desk. Changes nothing; a person without a valid badge is 404.</summary>
/// <param name="PrinterId">Whose offset and scale the page gets; null for none.</param>
/// <param name="Language">BCP 47, of the words on the badge.</param>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer, EventRole.RegistrationDesk)]
public sealed record GetBadgePaper(Guid EventId, Guid ParticipationId, Guid? PrinterId = null, string Language = LocalizedText.English) : IQuery<DeskPaper>, IForParticipation
{
    internal sealed class Validator : AbstractValidator<GetBadgePaper>
    {
        public Validator() => RuleFor(paper => paper.Language).IsLanguage();
    }

    internal sealed class Handler(IEventsDb db, IBadgeCodes codes, IBadgePrinter printer) : IRequestHandler<GetBadgePaper, DeskPaper>
    {
        public async Task<DeskPaper> Handle(GetBadgePaper query, CancellationToken cancellationToken)
        {
            var fit = await db.FitOfAsync(query.EventId, query.PrinterId, cancellationToken);
            var faces = await BadgeFaces.ReadAsync(db, db.Participations.Where(participation => participation.EventId == query.EventId && participation.Id == query.ParticipationId), query.Language, cancellationToken);
            var face = faces.FirstOrDefault(face => face.Serial is not null) ?? throw new NotFound("badge");
            using var pdf = new MemoryStream();
            var sheet = await db.SheetOfAsync(query.EventId, query.Language, [face.Face(codes)], cancellationToken);
            if ((await printer.PrintAsync(sheet, pdf, null, cancellationToken, fit)).Any(flaw => flaw.Kind is BadgeFlawKind.Refused))
            {
                throw new RuleViolation("photo-broken", "The photo cannot be read any more. Take a new one, then print the badge.", "photo");
            }

            return new DeskPaper($"badge-{face.Serial}.pdf", pdf.ToArray());
        }
    }
}

/// <summary>A PDF for the printer at the desk.</summary>
public sealed record DeskPaper(string FileName, byte[] Pdf);
