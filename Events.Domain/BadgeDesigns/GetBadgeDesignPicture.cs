using Events.Domain.Access;
using Events.Domain.Badges;
using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.BadgeDesigns;

/// <summary>A saved design with somebody invented on it, for the list of designs.</summary>
/// <param name="Language">BCP 47, of the words on the badge.</param>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer, EventRole.RegistrationDesk)]
public sealed record GetBadgeDesignPicture(Guid EventId, Guid DesignId, string Language = LocalizedText.English) : IQuery<byte[]>, IForEvent
{
    internal sealed class Validator : AbstractValidator<GetBadgeDesignPicture>
    {
        public Validator() => RuleFor(picture => picture.Language).IsLanguage();
    }

    internal sealed class Handler(IEventsDb db, IBadgePicture picture) : IRequestHandler<GetBadgeDesignPicture, byte[]>
    {
        public async Task<byte[]> Handle(GetBadgeDesignPicture query, CancellationToken cancellationToken)
        {
            var plan = BuiltInDesigns.All.FirstOrDefault(design => design.Id == query.DesignId)?.Plan
                ?? (await db.BadgeDesigns.AsNoTracking().FindInEventAsync(query.EventId, query.DesignId, cancellationToken)).Plan;
            return await db.DrawSampleAsync(picture, query.EventId, plan, BadgeSample.Usual, query.Language, cancellationToken);
        }
    }
}
