using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.People;
using FluentValidation;
using MediatR;

namespace Events.Domain.Delegations;

/// <summary>
/// Corrects a member of a delegation: name, office, organisation, category and capacity together, all of it or nothing. A focal point may
/// until the person is approved.
/// </summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.FocalPoint)]
public sealed record ChangeMember(
    PersonName Name, Guid CategoryId, MemberCapacity Capacity, LocalizedText? Office, string? Organisation, string? Email, string? Nationality) : ICommand, IForDelegation, INominee
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid DelegationId { get; init; }

    [JsonIgnore]
    public Guid ParticipationId { get; init; }

    /// <summary>Of <see cref="ParticipationDetails" />: participation and person together.</summary>
    [JsonIgnore]
    public long? ExpectedVersion { get; init; }

    internal sealed class Validator : AbstractValidator<ChangeMember>
    {
        public Validator()
        {
            this.NomineeIsSound();
            RuleFor(member => member.Capacity).IsInEnum();
        }
    }

    internal sealed class Handler(IEventsDb db, IDelegationLock locks, ICaller caller) : IRequestHandler<ChangeMember, Unit>
    {
        public async Task<Unit> Handle(ChangeMember command, CancellationToken cancellationToken)
        {
            await new Correction(db, locks, caller).ApplyAsync(
                command, command.EventId, command.ParticipationId, command.CategoryId, command.ExpectedVersion, (command.DelegationId, command.Capacity), cancellationToken);
            return Unit.Value;
        }
    }
}
