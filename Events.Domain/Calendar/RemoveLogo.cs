using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Files;
using MediatR;

namespace Events.Domain.Calendar;

/// <summary>Takes an organisation's logo away, in every event. Does nothing when there is none.</summary>
[ForRolesAnywhere(EventRole.Organiser, EventRole.ProtocolOfficer)]
public sealed record RemoveLogo(Guid OrganisationId) : ICommand
{
    internal sealed class Handler(IEventsDb db, IFileStore files) : IRequestHandler<RemoveLogo, Unit>
    {
        public async Task<Unit> Handle(RemoveLogo command, CancellationToken cancellationToken)
        {
            var organisation = await db.Organisations.FindOrThrowAsync(command.OrganisationId, cancellationToken);
            if (organisation.LogoId is { } logo)
            {
                organisation.ShowLogo(null);
                await db.SaveChangesAsync(cancellationToken);
                files.Delete(Logos.KeyOf(logo));
            }

            return Unit.Value;
        }
    }
}
