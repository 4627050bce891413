using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Calendar;

/// <param name="Country">ISO 3166-1 alpha-2; null for an international organisation.</param>
[ForRolesAnywhere(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.ProjectOfficer)]
public sealed record CreateOrganisation(LocalizedText Name, OrganisationType Type, string? Country = null) : ICommand<Guid>
{
    internal sealed class Validator : AbstractValidator<CreateOrganisation>
    {
        public Validator()
        {
            RuleFor(organisation => organisation.Name).IsNamed();
            RuleFor(organisation => organisation.Type).IsInEnum();
            RuleFor(organisation => organisation.Country).IsCountryCode();
        }
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<CreateOrganisation, Guid>
    {
        public async Task<Guid> Handle(CreateOrganisation command, CancellationToken cancellationToken)
        {
            Guid? countryId = command.Country is { } code ? await db.IdOfCountryAsync(code, "country", cancellationToken) : null;
            var organisation = new Organisation(command.Name, command.Type, countryId);
            db.Organisations.Add(organisation);
            await db.SaveChangesAsync(cancellationToken);
            return organisation.Id;
        }
    }
}
