using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Accreditation;

/// <summary>Says no to all of them for one reason, or to none with what stands against each; frees their delegations' places.</summary>
/// <param name="Reason">In words; may be empty where the code says enough.</param>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer)]
public sealed record RejectMany(IReadOnlyList<Guid> Ids, string? Reason, RejectionCode Code = RejectionCode.Other) : ICommand, IForEvent, IWithReason
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    string? IWithReason.Reason => RejectionCodes.Said(Code, Reason);

    internal sealed class Validator : AbstractValidator<RejectMany>
    {
        public Validator()
        {
            RuleFor(command => command.Ids).AreRows();
            this.RejectionIsSound(command => command.Code, command => command.Reason);
        }
    }

    internal sealed class Handler(IEventsDb db, IDelegationLock locks, ICaller caller, TimeProvider clock) : IRequestHandler<RejectMany, Unit>
    {
        public async Task<Unit> Handle(RejectMany command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            await locks.ChangeAllAsync(
                db, command.EventId, command.Ids,
                (participation, delegation) =>
                {
                    participation.Reject(caller.UserId, now, command.Code, command.Reason);
                    delegation?.Release(participation.Id, now);
                },
                cancellationToken);
            return Unit.Value;
        }
    }
}
