using System.Text.Json.Serialization;
using Events.Domain.Access;
using Events.Domain.Common;
using FluentValidation;
using MediatR;

namespace Events.Domain.Accreditation;

/// <summary>
/// Hands drafts to the accreditation desk: all of them, or none with the reason for each. Somebody who was rejected is submitted alone,
/// since that takes a place.
/// </summary>
[ForRoles(EventRole.Organiser, EventRole.ProtocolOfficer, EventRole.AccreditationOfficer, EventRole.FocalPoint)]
public sealed record SubmitMany(IReadOnlyList<Guid> Ids) : ICommand, IFiltersByCaller
{
    [JsonIgnore]
    public Guid EventId { get; init; }

    internal sealed class Validator : AbstractValidator<SubmitMany>
    {
        public Validator() => RuleFor(command => command.Ids).AreRows();
    }

    internal sealed class Handler(IEventsDb db, ICaller caller) : IRequestHandler<SubmitMany, Unit>
    {
        public async Task<Unit> Handle(SubmitMany command, CancellationToken cancellationToken)
        {
            await db.ChangeAllAsync(
                command.EventId, command.Ids, caller,
                participation =>
                {
                    if (participation.State is ParticipationState.Rejected)
                    {
                        throw new RuleViolation("participation-state", "Somebody who was rejected is submitted alone.");
                    }

                    participation.Submit();
                },
                cancellationToken);
            return Unit.Value;
        }
    }
}
