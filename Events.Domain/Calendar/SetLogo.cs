using Events.Domain.Access;
using Events.Domain.Common;
using Events.Domain.Files;
using MediatR;

namespace Events.Domain.Calendar;

/// <summary>Gives an organisation a logo, or another one. Every event that names the organisation shows it.</summary>
/// <param name="Upload">A JPEG or PNG by its content, whatever it is called; at most <see cref="Logos.MaxBytes" />.</param>
[ForRolesAnywhere(EventRole.Organiser, EventRole.ProtocolOfficer)]
public sealed record SetLogo(Guid OrganisationId, Stream Upload) : ICommand
{
    internal sealed class Handler(IEventsDb db, ILogoStudio studio, IFileStore files) : IRequestHandler<SetLogo, Unit>
    {
        public async Task<Unit> Handle(SetLogo command, CancellationToken cancellationToken)
        {
            var organisation = await db.Organisations.FindOrThrowAsync(command.OrganisationId, cancellationToken);
            var picture = await studio.DrawAsync(command.Upload, cancellationToken);
            var before = organisation.LogoId;
            var logo = Guid.CreateVersion7();
            await files.SaveAsync(Logos.KeyOf(logo), (file, token) => file.WriteAsync(picture, token).AsTask(), cancellationToken);
            try
            {
                organisation.ShowLogo(logo);
                await db.SaveChangesAsync(cancellationToken);
            }
            catch
            {
                files.Delete(Logos.KeyOf(logo));
                throw;
            }

            if (before is { } old)
            {
                files.Delete(Logos.KeyOf(old));
            }

            return Unit.Value;
        }
    }
}
