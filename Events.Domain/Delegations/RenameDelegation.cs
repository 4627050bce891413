using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Delegations;

[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer)]
public sealed record RenameDelegation(LocalizedText Name) : ICommand, IForDelegation
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid DelegationId { get; init; }

    [JsonIgnore]
    public long? ExpectedVersion { get; init; }

    internal sealed class Validator : AbstractValidator<RenameDelegation>
    {
        public Validator() => RuleFor(delegation => delegation.Name).IsNamed();
    }

    internal sealed class Handler(IEventsDb db) : IRequestHandler<RenameDelegation, Unit>
    {
        public async Task<Unit> Handle(RenameDelegation command, CancellationToken cancellationToken)
        {
            var delegation = await db.Delegations.FindInEventAsync(command.EventId, command.DelegationId, cancellationToken);
            delegation.ExpectVersion(command.ExpectedVersion);
            delegation.Rename(command.Name);
            await db.SaveChangesAsync(cancellationToken);
            return Unit.Value;
        }
    }
}
