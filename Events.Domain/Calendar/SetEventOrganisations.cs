using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Calendar;

/// <summary>Who hosts, organises, co-organises and supports the event; within a role they are printed in the order given.</summary>
[ForRoles(EventRole.Organiser)]
public sealed record SetEventOrganisations(IReadOnlyList<OrganisationInRole> Organisations) : ICommand, IForEvent
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public long? ExpectedVersion { get; init; }

    internal sealed class Validator : AbstractValidator<SetEventOrganisations>
    {
        public Validator()
        {
            RuleFor(command => command.Organisations).Must(all => all.Count <= Event.MaxOrganisations).WithMessage($"At most {Event.MaxOrganisations} organisations.");
            RuleForEach(command => command.Organisations).NotNull();
        }
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<SetEventOrganisations, Unit>
    {
        public async Task<Unit> Handle(SetEventOrganisations command, CancellationToken cancellationToken)
        {
            var edition = await db.Events.FindOrThrowAsync(command.EventId, cancellationToken);
            edition.ExpectVersion(command.ExpectedVersion);
            await db.RequireOrganisationsAsync([.. command.Organisations.Select(one => one.OrganisationId)], "organisations", cancellationToken);
            edition.SetOrganisations(command.Organisations.Select(one => (one.OrganisationId, one.Role)));
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}

public sealed record OrganisationInRole(Guid OrganisationId, OrganisingRole Role);
