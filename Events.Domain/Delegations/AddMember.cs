using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Accreditation;
using Events.Domain.Common;
using Events.Domain.People;
using FluentValidation;
using MediatR;

namespace Events.Domain.Delegations;

/// <summary>Nominates somebody for a delegation: person, draft participation and place in one save. Answers the participation's id.</summary>
/// <param name="Capacity">As the credentials state it: asked for, never guessed from a title.</param>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.FocalPoint)]
public sealed record AddMember(
    PersonName Name, Guid CategoryId, MemberCapacity Capacity, LocalizedText? Office = null, string? Organisation = null, string? Email = null,
    string? Nationality = null) : ICommand<Guid>, IForDelegation, INominee
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    [JsonIgnore]
    public Guid DelegationId { get; init; }

    internal sealed class Validator : AbstractValidator<AddMember>
    {
        public Validator()
        {
            this.NomineeIsSound();
            RuleFor(member => member.Capacity).IsInEnum();
        }
    }

    internal sealed class Handler(IEventsDb db, IDelegationLock locks, ICaller caller, TimeProvider clock) : IRequestHandler<AddMember, Guid>
    {
        public async Task<Guid> Handle(AddMember command, CancellationToken cancellationToken)
        {
            await db.Categories.FindInEventAsync(command.EventId, command.CategoryId, cancellationToken);
            var person = await db.NewPersonAsync(command, cancellationToken);
            var now = clock.GetUtcNow().UtcDateTime;
            var participation = new Participation(command.EventId, person.Id, command.CategoryId, command.DelegationId, caller.UserId, now);
            participation.Describe(command.Office ?? LocalizedText.Empty, command.Organisation);
            db.Participations.Add(participation);

            // The rule and the save lie inside the lock: the last place goes to one of those who ask at once (domain rule 5).
            await using var locked = await locks.TakeAsync(command.EventId, command.DelegationId, cancellationToken);
            locked.Delegation.Add(participation.Id, command.CategoryId, command.Capacity, now);
            await locked.SaveAndCommitAsync(cancellationToken);
            return participation.Id;
        }
    }
}
