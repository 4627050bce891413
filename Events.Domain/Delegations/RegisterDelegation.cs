using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Domain.Delegations;

/// <summary>Registers the delegation of a country, of an organisation or medium, or one known by a name only.</summary>
/// <param name="Country">ISO 3166-1 alpha-2; exactly one of country, organisation and name is given.</param>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer)]
public sealed record RegisterDelegation(DelegationKind Kind, string? Country = null, Guid? OrganisationId = null, LocalizedText? Name = null) : ICommand<Guid>, IForEvent
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    internal sealed class Validator : AbstractValidator<RegisterDelegation>
    {
        public Validator()
        {
            RuleFor(delegation => delegation.Kind).IsInEnum();
            RuleFor(delegation => delegation.Name!).IsNamed().When(delegation => delegation.Name is not null);
            RuleFor(delegation => delegation)
                .Must(delegation => new object?[] { delegation.Country, delegation.OrganisationId, delegation.Name }.Count(said => said is not null) == 1)
                .OverridePropertyName("country").WithMessage("Give exactly one of country, organisationId and name.");
        }
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<RegisterDelegation, Guid>
    {
        public async Task<Guid> Handle(RegisterDelegation command, CancellationToken cancellationToken)
        {
            var delegation = await MakeAsync(command, cancellationToken);
            db.Delegations.Add(delegation);
            await db.SaveChangesAsync(cancellationToken);
            return delegation.Id;
        }

        private async Task<Delegation> MakeAsync(RegisterDelegation command, CancellationToken cancellationToken)
        {
            if (command.Country is { } code)
            {
                var country = await db.Countries.FirstOrDefaultAsync(existing => existing.Code == code, cancellationToken)
                    ?? throw new RuleViolation("unknown-country", "There is no country of this code.", "country");
                return Delegation.OfCountry(command.EventId, country, command.Kind);
            }

            return command.OrganisationId is { } organisationId
                ? Delegation.OfOrganisation(command.EventId, await db.Organisations.FindOrThrowAsync(organisationId, cancellationToken), command.Kind)
                : Delegation.Named(command.EventId, command.Name!, command.Kind);
        }
    }
}
