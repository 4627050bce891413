using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Accreditation;

/// <summary>Approves all of them, or none with the reason for each (four-eyes, domain rule 49).</summary>
[ForRoles(EventRole.Organiser, EventRole.AccreditationOfficer)]
public sealed record ApproveMany(IReadOnlyList<Guid> Ids) : ICommand, IForEvent
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    internal sealed class Validator : AbstractValidator<ApproveMany>
    {
        public Validator() => RuleFor(command => command.Ids).AreRows();
    }

    internal sealed class Handler(IEventsDb db, ICaller caller, TimeProvider clock) : IRequestHandler<ApproveMany, Unit>
    {
        public async Task<Unit> Handle(ApproveMany command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            await db.ChangeAllAsync(command.EventId, command.Ids, caller, participation => participation.Approve(caller.UserId, now), cancellationToken);
            return Unit.Value;
        }
    }
}
