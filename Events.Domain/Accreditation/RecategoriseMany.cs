using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Accreditation;

/// <summary>Puts all of them in one category while nothing is decided, or none with what stands against each: a state, a quota.</summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer)]
public sealed record RecategoriseMany(IReadOnlyList<Guid> Ids, Guid CategoryId) : ICommand, IForEvent
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    internal sealed class Validator : AbstractValidator<RecategoriseMany>
    {
        public Validator() => RuleFor(command => command.Ids).AreRows();
    }

    internal sealed class Handler(IEventsDb db, IDelegationLock locks) : IRequestHandler<RecategoriseMany, Unit>
    {
        public async Task<Unit> Handle(RecategoriseMany command, CancellationToken cancellationToken)
        {
            await db.Categories.FindInEventAsync(command.EventId, command.CategoryId, cancellationToken);
            await locks.ChangeAllAsync(
                db, command.EventId, command.Ids,
                (participation, delegation) =>
                {
                    participation.Recategorise(command.CategoryId);
                    if (delegation?.Find(participation.Id) is { } held)
                    {
                        delegation.Seat(participation.Id, command.CategoryId, held.Capacity);
                    }
                },
                cancellationToken);
            return Unit.Value;
        }
    }
}
