using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Badges;

/// <summary>
/// Somebody's badge as it will print, for the screen; before the approval too, so that a wrong name is seen in time. Neither serial nor code
/// are the badge's own: whoever photographs a screen has no badge.
/// </summary>
/// <param name="Language">BCP 47, of the words on the badge.</param>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer, EventRole.RegistrationDesk)]
public sealed record GetBadgePicture(Guid EventId, Guid ParticipationId, string Language = LocalizedText.English) : IQuery<byte[]>, IForParticipation
{
    private const string NoSerial = "0000-0000";

    internal sealed class Validator : AbstractValidator<GetBadgePicture>
    {
        public Validator() => RuleFor(picture => picture.Language).IsLanguage();
    }

    internal sealed class Handler(IEventsDb db, IBadgePicture picture) : IRequestHandler<GetBadgePicture, byte[]>
    {
        public async Task<byte[]> Handle(GetBadgePicture query, CancellationToken cancellationToken)
        {
            var rows = await BadgeFaces.ReadAnyAsync(db, db.Participations.Where(participation => participation.EventId == query.EventId && participation.Id == query.ParticipationId), query.Language, cancellationToken);
            var face = (rows.FirstOrDefault() ?? throw new NotFound("participation")) with { Serial = NoSerial };
            return await picture.DrawAsync(await db.SheetOfAsync(query.EventId, query.Language, [face.Face("preview")], cancellationToken), cancellationToken);
        }
    }
}
