using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Calendar;

/// <param name="Country">ISO 3166-1 alpha-2; null for an international organisation.</param>
[ForRolesAnywhere(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.ProjectOfficer)]
public sealed record ChangeOrganisation(LocalizedText Name, OrganisationType Type, string? Country) : ICommand
{
    [JsonIgnore]
    public Guid OrganisationId { get; init; }

    [JsonIgnore]
    public long? ExpectedVersion { get; init; }

    internal sealed class Validator : AbstractValidator<ChangeOrganisation>
    {
        public Validator()
        {
            RuleFor(organisation => organisation.Name).IsNamed();
            RuleFor(organisation => organisation.Type).IsInEnum();
            RuleFor(organisation => organisation.Country).IsCountryCode();
        }
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<ChangeOrganisation, Unit>
    {
        public async Task<Unit> Handle(ChangeOrganisation command, CancellationToken cancellationToken)
        {
            var organisation = await db.Organisations.FindOrThrowAsync(command.OrganisationId, cancellationToken);
            organisation.ExpectVersion(command.ExpectedVersion);
            Guid? countryId = command.Country is { } code ? await db.IdOfCountryAsync(code, "country", cancellationToken) : null;
            organisation.Change(command.Name, command.Type, countryId);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
